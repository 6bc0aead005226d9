package dev.quarterdeck.bench;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files full of jobs that have ended, during the last two hours: made once, and copied for whoever changes them. To work
 * so many jobs would take minutes, so they are enqueued by the store, ended by SQL, and the store counts them anew.
 */
final class EndedJobs {
    /** The types, as many of one as of the other. */
    static final List<String> TYPES = List.of("mail.send", "report.make");

    /** One in so many is dead, if any is. */
    static final int ONE_IN = 5;

    private static final String END = """
            UPDATE job SET revision = 3, attempts = 1, since = ?1 - id % 7200 * 1000, started_at = created_at,
              state = CASE WHEN id % ?2 = 0 THEN 3 ELSE 2 END,
              reason = CASE WHEN id % ?2 = 0 THEN 0 END,
              error = CASE WHEN id % ?2 = 0 THEN printf('java.io.IOException: %s of host %06d.example.org%s',
                CASE WHEN id % 25 = 0 THEN 'timeout' ELSE 'connection reset' END, id, ?3) END""";

    private static final String COMPLETE_DEAD =
            "UPDATE job SET state = 2, reason = NULL, error = NULL WHERE state = 3 AND state >= 2";

    private @Nullable Path mixed;

    /** A file in which one of five jobs is dead, with errors of 200 characters; one of five of those is a timeout. */
    Path mixed(Ground ground) throws Exception {
        Path file = mixed;
        if (file == null) {
            file = ground.newFile();
            fill(file, ground.size().jobs());
            change(file, END, System.currentTimeMillis(), ONE_IN, " ...".repeat(40));
            mixed = file;
        }
        return file;
    }

    /** A file in which every job is done. */
    Path done(Ground ground) throws Exception {
        Path file = ground.copy(mixed(ground));
        change(file, COMPLETE_DEAD);
        return file;
    }

    private static void fill(Path file, int jobs) {
        try (SqliteStore store = Jobs.open(file, Durability.NORMAL)) {
            for (String type : TYPES) {
                Jobs.fill(store, NewJob.of(type, Jobs.PAYLOAD), jobs / TYPES.size());
            }
        }
    }

    private static void change(Path file, String sql, Object... values) throws SQLException {
        try (Connection connection = BareFile.open(file, Durability.NORMAL);
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
        try (SqliteStore store = Jobs.open(file, Durability.NORMAL)) {
            store.repair();
        }
    }
}
