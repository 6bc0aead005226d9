package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.Map;

/**
 * Files as they grow in service, made once and shared. The last tenth of the jobs is pending, the others ended one after
 * the other, a hundred a second; one of fifty of these is dead. What a minute brings is the same in all of them.
 *
 * <p>Made by SQL in the order of the indexes, and counted by the store: to enqueue and work ten million jobs would take an
 * hour.
 */
final class GrownFiles {

    /** What every larger file is compared with. */
    static final int SMALL = 10_000;

    /** One in so many jobs has {@link #RARE} in its payload. */
    static final int RARE_ONE_IN = 1_000;

    static final String RARE = "ann@example.org";

    private static final int ROWS_IN_A_TRANSACTION = 100_000;

    private static final String GROW = """
            WITH RECURSIVE place (n) AS (VALUES (?1) UNION ALL SELECT n + 1 FROM place WHERE n < ?2)
            INSERT INTO job (id, revision, state, reason, priority, attempts, max_retries, run_at, created_at, since,
              started_at, queue, type, error, payload)
            SELECT n, CASE WHEN n > ?3 THEN 1 ELSE 3 END,
              CASE WHEN n > ?3 THEN 0 WHEN n % 50 = 0 THEN 3 ELSE 2 END,
              CASE WHEN n <= ?3 AND n % 50 = 0 THEN 0 END,
              2, n <= ?3, 3, ?4 - (?5 - n) * 10, ?4 - (?5 - n) * 10, ?4 - max(?3 - n, 0) * 10,
              CASE WHEN n <= ?3 THEN ?4 - (?3 - n) * 10 END,
              'default', CASE WHEN n / 2 % 2 THEN 'mail.send' ELSE 'report.make' END,
              CASE WHEN n <= ?3 AND n % 50 = 0 THEN 'java.io.IOException: timeout' END,
              CASE WHEN n % ?6 = 7 THEN ?7 ELSE ?8 END
            FROM place""";

    private final Map<Integer, Grown> files = new HashMap<>();

    /**
     * One of them.
     *
     * @param madeAt when the last job ended, in epoch milliseconds
     */
    record Grown(Path path, int jobs, long madeAt) {

        /** Jobs with higher ids were pending. */
        int ended() {
            return jobs / 10 * 9;
        }
    }

    Grown of(int jobs, Ground ground) throws Exception {
        Grown file = files.get(jobs);
        if (file == null) {
            file = new Grown(ground.newFile(), jobs, System.currentTimeMillis());
            make(file);
            files.put(jobs, file);
        }
        return file;
    }

    /** One of the smallest for oneself, because a few thousand jobs more would make it another. */
    Grown copyOfSmall(Ground ground) throws Exception {
        Grown small = of(SMALL, ground);
        return new Grown(ground.copy(small.path()), small.jobs(), small.madeAt());
    }

    static void make(Grown file) throws Exception {
        try (var store = Jobs.open(file.path(), Durability.NORMAL)) {
            // Not by SQL, because it makes the queue.
            store.enqueue(Jobs.JOB);
        }
        try (Connection connection = BareFile.open(file.path(), Durability.NORMAL);
                PreparedStatement grow = connection.prepareStatement(GROW)) {
            grow.setInt(3, file.ended());
            grow.setLong(4, file.madeAt());
            grow.setInt(5, file.jobs());
            grow.setInt(6, RARE_ONE_IN);
            grow.setString(7, Jobs.PAYLOAD.replaceFirst("x{" + RARE.length() + "}", RARE));
            grow.setString(8, Jobs.PAYLOAD);
            for (int from = 2; from <= file.jobs(); from += ROWS_IN_A_TRANSACTION) {
                grow.setInt(1, from);
                grow.setInt(2, Math.min(file.jobs(), from + ROWS_IN_A_TRANSACTION - 1));
                grow.executeUpdate();
            }
        }
        try (var store = Jobs.open(file.path(), Durability.NORMAL)) {
            store.repair();
        }
    }
}
