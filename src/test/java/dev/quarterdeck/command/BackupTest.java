package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private final Shell shell = new Shell().pending(1_200);

    @TempDir
    Path directory;

    @Test
    void saysWhatWasCopied() {
        String file = directory.resolve("a").toString();

        assertThat(shell.say("backup " + file))
                .isEqualTo(new Shell.Answer(0, "copied 1,200 jobs to " + file + ", 5 B\n", ""));
        assertThat(shell.say("backup " + file + "2 --json").out())
                .isEqualTo("{\"file\":\"" + file + "2\",\"jobs\":1200,\"bytes\":5}\n");
    }

    @Test
    void saysThatItWasStopped() {
        assertThat(shell.interruptedAtOnce().say("backup " + directory.resolve("a")))
                .isEqualTo(new Shell.Answer(1, "", "qdeck: stopped, no backup was made\n"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void wantsAFile() {
        assertThat(shell.say("backup").err())
                .isEqualTo("qdeck: missing required parameter: 'FILE'; try 'qdeck backup --help'\n");
        assertThat(shell.say("backup ''").err())
                .isEqualTo("qdeck: expected FILE to be the path of a new file, got: an empty text\n");
    }
}
