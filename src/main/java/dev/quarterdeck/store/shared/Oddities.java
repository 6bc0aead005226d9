package dev.quarterdeck.store.shared;

import java.util.List;

/** Rows that the state machine cannot have made. */
public final class Oddities {

    private Oddities() {}

    /** Questions that find them, and say a line about each. */
    public static List<String> of(Dialect dialect) {
        return List.of(
                "SELECT 'job ' || id || ': locked without a lease' FROM job WHERE state = 1 AND lease_until IS NULL LIMIT 5",
                "SELECT 'job ' || id || ': dead without a reason' FROM job WHERE state = 3 AND reason IS NULL LIMIT 5",
                "SELECT 'job ' || id || ': a reason, and not dead' FROM job WHERE state <> 3 AND reason IS NOT NULL LIMIT 5",
                "SELECT 'attempt ' || a.id || ': its job ' || a.job || ' is gone' FROM attempt a"
                        + " LEFT JOIN job j ON j.id = a.job LEFT JOIN trash t ON t.id = a.job"
                        + " WHERE j.id IS NULL AND t.id IS NULL LIMIT 5",
                "SELECT 'job ' || id || ': lies in the trash too' FROM job JOIN trash USING (id) LIMIT 5",
                "SELECT 'queue ' || " + dialect.quoted("j.queue") + " || ': has jobs and no row'"
                        + " FROM (SELECT DISTINCT queue FROM job_count WHERE n <> 0) j LEFT JOIN queue q ON q.name = j.queue"
                        + " WHERE q.name IS NULL LIMIT 5");
    }
}
