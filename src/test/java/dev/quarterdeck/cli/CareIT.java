package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.store.sqlite.OldFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies and compaction, said to the real program. */
class CareIT {
    @TempDir
    Path directory;

    private Program qdeck;

    @BeforeEach
    void start() {
        qdeck = new Program(directory);
    }

    @Test
    void aCopyOfACopyIsAQueueLikeTheFirst() throws Exception {
        qdeck.run("produce", "--count", "500", "--rate", "max");

        Ended first = qdeck.run("backup", "copy.db", "--json");
        Ended second = qdeck.run("backup", "second.db", "--db", "copy.db");

        assertThat(first.out()).startsWith("{\"file\":\"copy.db\",\"jobs\":500,\"bytes\":");
        assertThat(second.out()).startsWith("copied 500 jobs to second.db, ");
        assertThat(qdeck.run("check", "--db", "second.db").exitCode()).isZero();
        assertThat(qdeck.run("put", "mail", "--db", "second.db").out()).isEqualTo("put job 501\n");
        assertThat(qdeck.run("backup", "second.db"))
                .isEqualTo(new Ended(
                        1,
                        "",
                        "qdeck: cannot make " + directory.resolve("second.db")
                                + ": there is such a file already, and a backup overwrites none: give another name\n"));
    }

    @Test
    void whatPurgedJobsTookGoesBackToTheDisk() throws Exception {
        qdeck.run("produce", "--count", "3000", "--rate", "max");
        long before = directory.resolve("jobs.db").toFile().length();
        qdeck.run("purge", "--all", "--forever", "--yes");

        Ended compacted = qdeck.run("compact", "--json");

        assertThat(compacted.exitCode()).isZero();
        assertThat(compacted.out()).endsWith("\"log_bytes\":0,\"free_bytes\":0}\n");
        assertThat(directory.resolve("jobs.db").toFile().length()).isLessThan(before / 2);
        assertThat(qdeck.run("check").exitCode()).isZero();
    }

    @Test
    void fileOfAnOlderProgramIsBroughtUpToDateOnceSomebodySaysSo() throws Exception {
        OldFile.make(directory.resolve("jobs.db"));

        assertThat(qdeck.run("stats"))
                .isEqualTo(new Ended(
                        3, "", "qdeck: jobs.db has the older schema 1: bring it up to date with qdeck migrate\n"));
        assertThat(qdeck.run("migrate").out()).isEqualTo("jobs.db is up to date now\n");
        assertThat(qdeck.run("migrate", "--json").out()).isEqualTo("{\"target\":\"jobs.db\",\"migrated\":false}\n");
        assertThat(qdeck.run("show", "7").exitCode()).isZero();
        assertThat(qdeck.run("check").exitCode()).isZero();
    }
}
