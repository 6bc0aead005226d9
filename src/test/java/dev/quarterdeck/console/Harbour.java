package dev.quarterdeck.console;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.ModelStore;
import dev.quarterdeck.store.model.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A queue with a bit of everything in it, the same every time. */
final class Harbour {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final SettableClock clock = new SettableClock(NOON.minus(Duration.ofMinutes(30)));
    final ModelStore store = new ModelStore(clock);

    private static final List<String> TYPES = List.of("mail.send", "image.resize", "report.build", "backup.daily");
    private static final List<String> ERRORS = List.of(
            "timeout after 30s talking to smtp-2\n\tat mail.Smtp.send(Smtp.java:88)\n\tat mail.Welcome.run(Welcome.java:21)",
            "not a JPEG: \"\u0000\u0001\"",
            "exit 2: no space left on device");

    /** 8 dead, 12 done, 4 locked (1 over its lease), 20 pending (5 of them later). */
    static Harbour busy() {
        var harbour = new Harbour();
        for (int i = 0; i < 8; i++) {
            harbour.put(i, 0);
            harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), ERRORS.get(i % 3));
            harbour.wait(20 + i * 30);
        }
        for (int i = 0; i < 12; i++) {
            harbour.put(i, 3);
            Claim claim = harbour.claim("web2/77", Duration.ofSeconds(30));
            harbour.clock.move(Duration.ofMillis(79 + i * 31));
            harbour.store.settle(new Settlement.Complete(claim.lease(), "sent"));
            harbour.wait(3);
        }
        harbour.put(0, 3);
        harbour.claim("web2/80", Duration.ofSeconds(5));
        for (int i = 1; i < 4; i++) {
            harbour.put(i, 3);
            harbour.wait(2);
            harbour.claim("web1/4" + i, Duration.ofMinutes(2).plusSeconds(11L * i));
        }
        for (int i = 0; i < 15; i++) {
            harbour.put(i, 3);
            harbour.wait(1);
        }
        for (int i = 0; i < 5; i++) {
            harbour.store.enqueue(NewJob.of("backup.daily", "{}").queue("night").in(Duration.ofHours(i + 1)));
        }
        harbour.clock.set(NOON);
        harbour.store.beat(new WorkerInfo(
                "web1/41", "web1", 41, "", "", 4, List.of(), 2, NOON.minusSeconds(600), NOON.minusSeconds(1)));
        return harbour;
    }

    /** A queue with this many dead jobs of one type, and nothing else. */
    static Harbour dead(int count) {
        var harbour = new Harbour();
        for (int i = 0; i < count; i++) {
            harbour.put(0, 0);
            harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), ERRORS.get(i % 3));
            harbour.wait(1);
        }
        harbour.clock.set(NOON);
        return harbour;
    }

    /** 12 + 7 + 3 + 1 dead jobs of four causes, the last of which struck lately. */
    static Harbour wrecked() {
        var harbour = new Harbour();
        harbour.clock.set(NOON.minus(Duration.ofDays(9)));
        harbour.kill("mail.send", "550 mailbox unavailable <user7@example.com>");
        harbour.clock.set(NOON.minus(Duration.ofHours(3)));
        for (int i = 0; i < 7; i++) {
            harbour.kill("image.resize", "not a JPEG: \"" + i + "\"");
        }
        harbour.clock.set(NOON.minus(Duration.ofMinutes(41)));
        for (int i = 0; i < 12; i++) {
            harbour.kill(
                    "mail.send", "timeout after " + (30 + i) + "s talking to smtp-" + i % 2 + "\n\tat mail.Smtp.send");
        }
        harbour.clock.set(NOON.minusSeconds(95));
        for (int i = 0; i < 3; i++) {
            harbour.kill("report.build", "exit " + i + ": no space left on device");
        }
        harbour.clock.set(NOON);
        return harbour;
    }

    void kill(String type, String error) {
        store.enqueue(NewJob.of(type, "{}").queue("mail").maxRetries(0));
        fail(claim("web1/41", Duration.ofMinutes(5)), error);
    }

    long put(int i, int retries) {
        String payload = "{\"to\":\"user" + i + "@example.com\",\"template\":\"welcome\",\"tags\":[1,2.50,{}]}";
        return store.enqueue(NewJob.of(TYPES.get(i % 4), payload)
                        .queue(i % 4 == 0 ? "mail" : "media")
                        .name("welcome #" + (1001 + i))
                        .priority(Priority.values()[3 - i % 4])
                        .maxRetries(retries))
                .id();
    }

    Claim claim(String worker, Duration lease) {
        return store.claim(new ClaimRequest(worker, 1, lease, Set.of(), Duration.ZERO))
                .get(0);
    }

    void fail(Claim claim, String error) {
        clock.move(Duration.ofMillis(30_000));
        store.settle(new Settlement.Fail(claim.lease(), error, Duration.ofSeconds(1)));
    }

    void wait(int seconds) {
        clock.move(Duration.ofSeconds(seconds));
    }

    Desk desk(int columns, int rows) {
        return new Desk(store, clock, columns, rows);
    }
}
