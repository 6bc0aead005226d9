package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.shared.WrongCount;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Verifies the jobs and their counts; whether its pages are sound is the server's to verify (pg_amcheck). */
final class Checking {

    /** Each finds rows that the state machine cannot have made. */
    private static final List<String> ODDITIES = List.of(
            "SELECT 'job ' || id || ': locked without a lease' FROM job WHERE state = 1 AND lease_until IS NULL LIMIT 5",
            "SELECT 'job ' || id || ': dead without a reason' FROM job WHERE state = 3 AND reason IS NULL LIMIT 5",
            "SELECT 'job ' || id || ': a reason, and not dead' FROM job WHERE state <> 3 AND reason IS NOT NULL LIMIT 5",
            "SELECT 'attempt ' || a.id || ': its job ' || a.job || ' is gone' FROM attempt a"
                    + " LEFT JOIN job j ON j.id = a.job LEFT JOIN trash t ON t.id = a.job"
                    + " WHERE j.id IS NULL AND t.id IS NULL LIMIT 5",
            "SELECT 'job ' || id || ': lies in the trash too' FROM job JOIN trash USING (id) LIMIT 5",
            "SELECT 'queue ' || quote_literal(j.queue) || ': has jobs and no row' FROM (SELECT DISTINCT queue FROM job_count"
                    + " WHERE n <> 0) j LEFT JOIN queue q ON q.name = j.queue WHERE q.name IS NULL LIMIT 5");

    private Checking() {}

    /** All from one state of the store. */
    static CheckReport check(Handle handle, long nowMillis) {
        List<String> faults = new ArrayList<>(WrongCount.read(handle, PostgresDialect.DIALECT).stream()
                .map(WrongCount::line)
                .toList());
        String counters = faults.isEmpty() ? "ok" : faults.get(0);
        for (String oddity : ODDITIES) {
            faults.addAll(handle.createQuery(oddity).mapTo(String.class).list());
        }
        return new CheckReport("ok", counters, ReadingSql.of(handle).orphaned(nowMillis), faults);
    }
}
