package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {
    private final Shell shell = new Shell();

    private static String withoutWhatTheJobWas(String lines) {
        return lines.replaceAll("(?m),\"id\":\\d+,\"state\".*$", "");
    }

    @Test
    void writesTheFieldsOfAnImportAndThenWhatTheJobIs() {
        shell.store.enqueue(NewJob.of("mail", "{\"a\":1}")
                .queue("post")
                .name("n")
                .key("k")
                .priority(Priority.HIGH)
                .maxRetries(0)
                .timeout(Duration.ofMillis(90_500)));
        shell.say("unprocessable 1 --reason 'bad'");

        assertThat(shell.say("export 1").out())
                .isEqualTo("{\"type\":\"mail\",\"payload\":\"{\\\"a\\\":1}\",\"queue\":\"post\",\"name\":\"n\","
                        + "\"priority\":\"high\",\"run_at\":\"2026-11-22T12:00:00.000Z\",\"max_retries\":0,"
                        + "\"timeout\":\"1m30s500ms\",\"key\":\"k\",\"id\":1,\"state\":\"dead\","
                        + "\"reason\":\"unprocessable\",\"attempts\":0,\"error\":\"bad\",\"result\":null,"
                        + "\"created_at\":\"2026-11-22T12:00:00.000Z\",\"since\":\"2026-11-22T12:00:00.000Z\"}\n");
    }

    @Test
    void whatImportReadsBackIsTheSame() {
        shell.done(1).dead(1).locked(1);
        shell.store.enqueue(
                NewJob.of("two words", "{ \"kept\" : 1.50 }\n").key("k\u202e").in(Duration.ofDays(3)));
        shell.store.enqueue(NewJob.of("ü", "\u0000\u0007\u001b[31m\u2028 日本 \ud83d\ude00 \" \\ null"));
        shell.store.enqueue(NewJob.of("t", "null").timeout(Duration.ofMillis(1)).priority(Priority.LOW));
        String first = shell.say("export --all").out();

        Shell other = new Shell();
        var imported = other.input(first).say("import - --json");

        assertThat(imported)
                .isEqualTo(new Shell.Answer(0, "{\"read\":6,\"created\":6,\"existing\":0,\"rejected\":0}\n", ""));
        String second = other.say("export --all").out();
        assertThat(second).contains("\"id\":1,\"state\":\"pending\"").hasLineCount(6);
        assertThat(withoutWhatTheJobWas(second)).isEqualTo(withoutWhatTheJobWas(first));
        assertThat(other.store.payload(5)).isEqualTo(shell.store.payload(5));
        assertThat(first).doesNotContain("\u001b", "\u0007", "\u2028", "\u202e");
    }

    @Test
    void writesWhatIsSelectedById() {
        shell.dead(450).pending(1);

        String lines = shell.say("export dead id=..420 --older-than 0s").out();

        assertThat(lines).hasLineCount(420).endsWith("\n");
        assertThat(lines.lines().map(line -> line.replaceAll(".*\"id\":(\\d+),.*", "$1")))
                .startsWith("1", "2", "3")
                .endsWith("419", "420");
    }

    @Test
    void writesNothingWhereNothingMatches() {
        assertThat(shell.say("export dead")).isEqualTo(new Shell.Answer(0, "", ""));
    }

    @Test
    void makesAFileThatItsOwnerAloneReads(@TempDir Path directory) throws Exception {
        shell.pending(2);
        Path file = directory.resolve("jobs.jsonl");

        var answer = shell.say("export --all --to " + file);

        assertThat(answer.out()).isEqualTo("exported 2 jobs to " + file + "\n");
        assertThat(Files.readString(file)).isEqualTo(shell.say("export --all").out());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(shell.say("export 1 --json --to " + file + "2").out())
                .isEqualTo("{\"file\":\"" + file + "2\",\"jobs\":1}\n");
    }

    @Test
    void leavesNothingBehindWhenItIsStopped(@TempDir Path directory) {
        shell.pending(201).interruptedAtOnce();
        Path file = directory.resolve("jobs.jsonl");

        var answer = shell.say("export --all --to " + file);

        assertThat(answer).isEqualTo(new Shell.Answer(1, "", "qdeck: stopped, no export was made\n"));
        assertThat(file).doesNotExist();
    }

    @Test
    void overwritesNothing(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("letter.txt"), "Dear Ann");

        var answer = shell.say("export --all --to " + file);

        assertThat(answer)
                .isEqualTo(new Shell.Answer(
                        1, "", "qdeck: cannot write " + file + ": it is there already; name a new file\n"));
        assertThat(file).hasContent("Dear Ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export                  | 2 | say what to export, or --all",
                "export dead --to ''     | 2 | expected --to to be the path of a new file, got: an empty text",
                "export dead --to /none/x| 1 | cannot write /none/x: its directory is not there",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(exitCode, "", "qdeck: " + sentence + "\n"));
    }
}
