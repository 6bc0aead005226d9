package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.model.SettableClock;
import dev.quarterdeck.store.postgres.TestServer;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same words to a file and to a server: the same answers, but for the target's name. */
class SameOnBothTest {
    private static final String NAME = "TARGET";

    private static final List<String> SCRIPT = List.of(
            "put mail.send one --priority high --key a",
            "put mail.send two --queue bulk --name Übergröße",
            "put mail.send again --key a",
            "put report.build '{\"n\": 1}' --in 1h --max-retries 0",
            "put mail.send three",
            "stats",
            "stats --json",
            "list --json",
            "list pending type=mail.*",
            "take --lease 5m --json",
            "complete 1 --token 2 --result sent",
            "complete 1 --token 2",
            "take --queue bulk --lease 5m",
            "fail 2 --token 2 --error 'timeout after 30s' --retry-in 1m",
            "show 2",
            "history 2",
            "take --queue default --json",
            "reject 4 --token 2 --error 'no such address'",
            "list dead --json",
            "errors",
            "why 2",
            "why bulk",
            "requeue dead,done --yes --json",
            "audit",
            "undo --yes",
            "purge done --yes",
            "trash",
            "undo --yes",
            "pause bulk",
            "limit bulk --rate 10/s --running 4",
            "queues",
            "queues --json",
            "unprocessable type=report.build --reason 'never again' --yes",
            "edit 2 --priority critical --payload changed",
            "show 2 --json",
            "reprioritize pending --to low --yes --dry-run",
            "cancel pending --yes",
            "unprocessable",
            "requeue 77",
            "list error~NEVER --json",
            "purge dead --forever --yes",
            "flow --json",
            "schedule nightly '0 3 * * *' report.build",
            "schedules",
            "audit --json",
            "workers",
            "check",
            "check --json",
            "stats");

    @TempDir
    Path dir;

    @Test
    void everyAnswerIsTheSame() {
        List<String> onFile = answers(dir.resolve("jobs.db").toString());
        List<String> onServer = answers(TestServer.freshUrl());

        assertThat(onServer).containsExactlyElementsOf(onFile);
        assertThat(onFile.get(5)).contains(NAME).contains("4 jobs");
    }

    @Test
    void whatAServerDoesForItselfIsRefusedAndSaidSo() {
        try (JobStore store = open(TestServer.freshUrl(), new SettableClock(Shell.NOON))) {
            assertThat(say(store, "backup " + dir.resolve("copy.db"), store.clock()))
                    .startsWith("4 ")
                    .contains("whose own tools copy it: pg_dump --schema=");
            assertThat(dir.resolve("copy.db")).doesNotExist();
            assertThat(say(store, "compact", store.clock())).startsWith("4 ").contains("VACUUM FULL gives it back");
        }
    }

    private static List<String> answers(String target) {
        SettableClock clock = new SettableClock(Shell.NOON);
        List<String> answers = new ArrayList<>();
        try (JobStore store = open(target, clock)) {
            for (String line : SCRIPT) {
                answers.add(line + " -> " + say(store, line, clock));
                clock.move(Duration.ofSeconds(7));
            }
        }
        return answers;
    }

    private static JobStore open(String target, InstantSource clock) {
        return (JobStore) new Targets()
                .open(Target.parse(target), OpenOptions.of(Access.CREATE).clock(clock));
    }

    private static String say(JobStore store, String line, InstantSource clock) {
        var out = new StringWriter();
        var err = new StringWriter();
        Session session = Session.on(store.target().text(), new Targets())
                .store(store)
                .in(new ByteArrayInputStream(new byte[0]))
                .out(new PrintWriter(out))
                .err(new PrintWriter(err))
                .actor("ann")
                .clock(clock)
                .zone(ZoneId.of("Europe/Vienna"))
                .build();
        return (Line.run(session, line) + " " + out + err)
                .replace(store.target().text(), NAME);
    }
}
