package dev.quarterdeck.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Appearance;
import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.EventLog;
import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Interrupts;
import dev.quarterdeck.command.Script;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.SshServing;
import dev.quarterdeck.command.SshSettings;
import dev.quarterdeck.command.Surfaces;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.model.ModelStore;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {
    @TempDir
    Path directory;

    private final ModelStore store = new ModelStore(InstantSource.system());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Runnable> interrupts = new ArrayList<>();
    private String input = "";

    private int say(String... words) {
        var session = Session.on("model", (target, options) -> store)
                .store(store)
                .in(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .out(new PrintWriter(out))
                .err(new PrintWriter(err))
                .interrupts(this::watch)
                .surfaces(new ScriptsOnly())
                .build();
        return Commands.run(session, List.of(words));
    }

    private Interrupts.Watch watch(Runnable action) {
        interrupts.add(action);
        return () -> interrupts.remove(action);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void runsAFile() throws Exception {
        String file = file("night.qd", """
                # what the night shift does
                put mail 'a # b'   # one job

                  put mail second --json
                """);

        assertThat(say("run", file)).isZero();

        assertThat(out.toString()).isEqualTo("put job 1\n{\"id\":2,\"key\":null,\"created\":true}\n");
        assertThat(err.toString()).isEmpty();
        assertThat(store.payload(1)).contains("a # b");
    }

    @Test
    void stopsAtTheFirstFailureAndNamesItsLine() throws Exception {
        String file = file("night.qd", "put mail\n\nshow 9\nput mail\n");

        assertThat(say("run", file)).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("qdeck: " + file + ":3: job 9 is not there\n");
        assertThat(store.counts().total()).isEqualTo(1);
    }

    @Test
    void goesOnIfToldSoAndEndsWithTheFirstFailure() throws Exception {
        String file = file("night.qd", "frobnicate\nput mail\nshow 9\n");

        assertThat(say("run", file, "--keep-going")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo("qdeck: " + file + ":1: unknown command 'frobnicate'; try 'qdeck --help'\n" + "qdeck: "
                        + file + ":3: job 9 is not there\n");
        assertThat(store.counts().total()).isEqualTo(1);
    }

    @Test
    void theScriptsThatItRunsGoOnToo() throws Exception {
        String inner = file("inner.qd", "show 9\nput mail\n");
        String outer = file("outer.qd", "source " + inner + "\nput mail\n");

        assertThat(say("run", outer, "--keep-going")).isEqualTo(1);

        assertThat(store.counts().total()).isEqualTo(2);
    }

    @Test
    void runsWhatStandsOnItsInput() {
        input = "put mail\r\nqdeck put mail\nexit\nput mail\n";

        assertThat(say("prompt")).isZero();

        assertThat(out.toString()).isEqualTo("put job 1\nput job 2\n");
    }

    @Test
    void namesTheLineOfItsInput() {
        input = "put mail\nput mail -\n";

        assertThat(say("prompt")).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("qdeck: line 2: cannot read -: the input is the script; use @FILE\n");
    }

    @Test
    void runsCommandsOfItsArgument() {
        assertThat(say("prompt", "-c", "put mail 'a;b' ; put mail; show 7; put mail"))
                .isEqualTo(1);

        assertThat(out.toString()).isEqualTo("put job 1\nput job 2\n");
        assertThat(err.toString()).isEqualTo("qdeck: -c:3: job 7 is not there\n");
        assertThat(store.payload(1)).contains("a;b");
    }

    @Test
    void asksNobody() {
        store.enqueue(NewJob.of("mail", ""));
        store.enqueue(NewJob.of("mail", ""));

        assertThat(say("prompt", "-c", "cancel pending")).isEqualTo(4);

        assertThat(err.toString()).startsWith("qdeck: -c:1: this would change 2 jobs and nobody can be asked;");
    }

    @Test
    void runsScriptsWithinScripts() throws Exception {
        String inner = file("inner.qd", "put mail\nshow 9\n");
        String outer = file("outer.qd", "source '" + inner + "'\nput mail\n");

        assertThat(say("run", outer)).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("qdeck: " + inner + ":2: job 9 is not there\n");
        assertThat(store.counts().total()).isEqualTo(1);
    }

    @Test
    void endsAScriptThatRunsItself() throws Exception {
        Path file = directory.resolve("self.qd");
        Files.writeString(file, "run '" + file + "'\n");

        assertThat(say("run", file.toString())).isEqualTo(2);

        assertThat(err.toString())
                .endsWith("scripts are nested 16 deep already\n")
                .hasLineCount(1);
    }

    @Test
    void saysWhichLineIsNoUtf8() throws Exception {
        Path file = directory.resolve("latin.qd");
        Files.write(file, "put mail\nput gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(say("run", file.toString())).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("qdeck: " + file + ":2: expected UTF-8, got bytes that are none\n");
    }

    @Test
    void endsAtTheNextLineWhenInterrupted() throws Exception {
        var session = Session.on("model", (target, options) -> store)
                .store(store)
                .interrupts(this::watch)
                .build();
        var lines = new ArrayList<Script.Line>();
        lines.add(new Script.Line(1, () -> {
            interrupts.forEach(Runnable::run);
            return "put mail";
        }));
        lines.add(new Script.Line(2, () -> "put mail"));

        int exitCode = ScriptRunner.run(session, new Script("x", lines.iterator()), true);

        assertThat(store.counts().total()).isEqualTo(1);
        assertThat(interrupts).isEmpty();
        assertThat(exitCode).as("not all of it was run").isEqualTo(Exit.FAILED);
    }

    @Test
    void isWholeWhenItsLastLineWasInterruptedAndCameToAGoodEnd() {
        var session = Session.on("model", (target, options) -> store)
                .store(store)
                .interrupts(this::watch)
                .build();
        var last = new Script.Line(1, () -> {
            interrupts.forEach(Runnable::run);
            return "put mail";
        });

        assertThat(ScriptRunner.run(session, new Script("x", List.of(last).iterator()), false))
                .isEqualTo(Exit.DONE);
    }

    @Test
    void saysThatThereIsNoSuchScript() {
        assertThat(say("run", "/no/such.qd")).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("qdeck: cannot read /no/such.qd: there is no such file\n");
    }

    private static final class ScriptsOnly implements Surfaces {
        @Override
        public void prepareConsole() {
            throw new AssertionError("a script opens no console");
        }

        @Override
        public int console(Session session, Appearance appearance) {
            throw new AssertionError("a script opens no console");
        }

        @Override
        public int prompt(Session session) {
            throw new AssertionError("a script opens no prompt");
        }

        @Override
        public int script(Session session, Script script, boolean keepGoing) {
            return ScriptRunner.run(session, script, keepGoing);
        }

        @Override
        public SshServing ssh(Session session, SshSettings settings, EventLog log) {
            throw new AssertionError("a script serves nobody");
        }
    }
}
