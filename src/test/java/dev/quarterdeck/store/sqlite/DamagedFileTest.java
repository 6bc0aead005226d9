package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that was spoiled is refused or found faulty, and never read as if it were sound. */
class DamagedFileTest extends OpeningCase {

    @ParameterizedTest
    @EnumSource
    void fileWhoseFirstPageIsOverwrittenIsRefused(Access access) throws Exception {
        make();
        overwrite(16, 4_000);

        assertRefusedUntouched(access, path + " is ");
    }

    @ParameterizedTest
    @EnumSource
    void fileCutShortIsRefusedOrFoundFaulty(Access access) throws Exception {
        makeWithJobs(2_000);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertDamageIsTold(access);
    }

    @ParameterizedTest
    @EnumSource
    void fileOverwrittenInItsMiddleIsFoundFaulty(Access access) throws Exception {
        makeWithJobs(2_000);
        overwrite(Files.size(path) / 4, (int) (Files.size(path) / 2));

        assertDamageIsTold(access);
    }

    @ParameterizedTest
    @EnumSource
    void fileThatLacksATableIsRefused(Access access) throws Exception {
        make();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE attempt");
        }

        assertRefused(access, path + " is damaged: it has no attempt, attempt_job; stop its users");
    }

    /** Every question is asked, and what cannot be answered is a fault. */
    @Test
    void aCheckThatMeetsDamageReportsIt() throws Exception {
        // Behind the first pages of all the tables: a file whose schema cannot be read is refused at once.
        makeWithJobs(2_000);
        overwrite(32 * 4_096, (int) Files.size(path) - 32 * 4_096);

        try (SqliteStore store = open(Access.READ)) {
            CheckReport report = store.check();

            assertThat(report.ok()).isFalse();
            assertThat(report.integrity()).isNotEqualTo("ok").doesNotContain("\n", "***");
            assertThat(report.faults()).contains("the jobs cannot be read through because of damage");
        }
    }

    @ParameterizedTest
    @EnumSource
    void linkToNothingIsRefused(Access access) throws Exception {
        Files.createSymbolicLink(path, dir.resolve("gone.db"));

        assertRefused(access, path + " is a link to a file that is not there");
    }

    /** Not every damage is seen at the opening; but none is ever read as if it were sound. */
    private void assertDamageIsTold(Access access) {
        try (SqliteStore store = open(access)) {
            assertThat(store.check().ok()).isFalse();
            assertThat(store.check().faults()).isNotEmpty();
        } catch (StoreException e) {
            assertThat(e).hasMessageStartingWith(path + " is damaged");
        }
    }

    private void overwrite(long from, int bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.getChannel().write(ByteBuffer.wrap("damage! ".repeat(bytes / 8).getBytes()), from);
        }
    }
}
