package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.store.foreign.ForeignFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of another program, run from the real one. */
class ForeignIT {
    @TempDir
    Path directory;

    private Program qdeck;

    @BeforeEach
    void start() throws Exception {
        qdeck = new Program(directory).with("QDECK_DB", "theirs.db");
        ForeignFiles.make("LITEQUEUE_010", directory.resolve("theirs.db"));
    }

    @Test
    void isLookedAtChangedAndChangedBack() throws Exception {
        assertThat(qdeck.run("stats").out()).startsWith("theirs.db: 10 jobs\n");
        assertThat(qdeck.run("requeue", "dead", "--yes").out()).isEqualTo("requeued 3 of 3 dead jobs · operation 1\n");
        assertThat(qdeck.run("list", "dead").out()).doesNotContain("message");
        assertThat(qdeck.run("undo", "--yes").out()).isEqualTo("brought 3 of 3 jobs back · operation 2\n");
        assertThat(qdeck.run("audit", "--json").out()).hasLineCount(2);
        assertThat(directory.resolve("theirs.db.qdeck")).exists();
    }

    @Test
    void refusesWhatItCannotInOneLine() throws Exception {
        assertThat(qdeck.run("cancel", "dead", "--yes"))
                .isEqualTo(new Ended(
                        4,
                        "",
                        "qdeck: theirs.db cannot cancel: litequeue knows no cancelled state; say unprocessable\n"));
        assertThat(qdeck.run("list", "attempts=3..").exitCode()).isEqualTo(4);
        assertThat(qdeck.run("put", "mail").exitCode()).isEqualTo(4);
    }

    @Test
    void movesIntoAQueueOfOursOnce() throws Exception {
        Ended look = qdeck.run("import", "--from", "theirs.db", "--db", "jobs.db", "--dry-run");
        Ended first = qdeck.run("import", "--from", "theirs.db", "--db", "jobs.db", "--yes");
        Ended again = qdeck.run("import", "--from", "./theirs.db", "--db", "jobs.db", "--yes");

        assertThat(look.out()).isEqualTo("read 10: would create 8, existing 0, rejected 0, locked and left there 2\n");
        assertThat(first.out()).isEqualTo("read 10: created 8, existing 0, rejected 0, locked and left there 2\n");
        assertThat(again.out()).isEqualTo("read 10: created 0, existing 8, rejected 0, locked and left there 2\n");
        assertThat(qdeck.run("check", "--db", "jobs.db").exitCode()).isZero();
    }
}
