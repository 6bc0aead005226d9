package dev.quarterdeck.console;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * The file of the tour. Everything in it happened half past some hours ago, so that it is as old on the screen however long
 * the tour takes: {@code 9h} stays {@code 9h} for half an hour.
 */
final class TourFile implements AutoCloseable {
    private static final List<String> TYPES = List.of("mail.send", "image.resize", "report.build");
    private static final List<String> ERRORS = List.of(
            "no route to smtp-%d\n\tat mail.Smtp.send(Smtp.java:88)\n\tat mail.Welcome.run(Welcome.java:21)",
            "not a JPEG: \"%d\"", "exit %d: no space left on device");

    private final Instant now = Instant.now();
    private final SettableClock clock = new SettableClock(now);
    private final JobStore store;

    private TourFile(Path file) {
        store = (JobStore) new Targets()
                .open(
                        Target.parse(file.toString()),
                        OpenOptions.of(Access.CREATE).clock(clock));
    }

    /** Makes a file with 6 jobs done, 12 dead, 4 locked (1 over its lease) and 26 pending (2 of them later). */
    static void make(Path file) {
        try (TourFile making = new TourFile(file)) {
            making.done();
            making.dead();
            making.locked();
            making.pending();
            making.worker("web1/41", 2);
            making.worker("web2/77", 1);
            making.worker("web2/78", 0);
        }
    }

    private void done() {
        back(49);
        for (int i = 0; i < 6; i++) {
            put(i, 3);
            Claim claim = claim("web2/77", Duration.ofMinutes(1));
            clock.move(Duration.ofMillis(2_500));
            store.settle(new Settlement.Complete(claim.lease(), "sent"));
        }
    }

    private void dead() {
        back(27);
        for (int i = 0; i < 12; i++) {
            put(i, 0);
            Claim claim = claim("web1/41", Duration.ofMinutes(1));
            clock.move(Duration.ofMillis(1_500));
            String error = String.format(ERRORS.get(i % 5 % 3), i);
            store.settle(new Settlement.Fail(claim.lease(), error, Duration.ofSeconds(1)));
        }
    }

    private void locked() {
        back(9);
        put(0, 3);
        claim("web2/80", Duration.ofHours(1));
        for (int i = 1; i < 4; i++) {
            put(i, 3);
            claim(i == 3 ? "web2/77" : "web1/41", Duration.ofHours(14 + i));
        }
    }

    private void pending() {
        for (int i = 0; i < 24; i++) {
            put(i, 3);
            clock.move(Duration.ofMillis(100));
        }
        for (int i = 0; i < 2; i++) {
            store.enqueue(NewJob.of("backup.daily", "{}").queue("night").in(Duration.ofHours(16 + i)));
        }
    }

    private void put(int i, int retries) {
        String payload = "{\"to\":\"user" + i + "@example.com\",\"template\":\"welcome\",\"tags\":[1,2.50,{}]}";
        store.enqueue(NewJob.of(TYPES.get(i % 3), payload)
                .queue(i % 3 == 0 ? "mail" : "media")
                .name("welcome #" + (1001 + i))
                .priority(Priority.values()[3 - i % 4])
                .maxRetries(retries));
    }

    private Claim claim(String worker, Duration lease) {
        return store.claim(new ClaimRequest(worker, 1, lease, Set.of(), Duration.ZERO))
                .get(0);
    }

    /** Its last heartbeat is one of the future: it lives as long as the tour. */
    private void worker(String id, int running) {
        String host = id.substring(0, id.indexOf('/'));
        long pid = Long.parseLong(id.substring(id.indexOf('/') + 1));
        Instant started = now.minus(Duration.ofMinutes(9 * 60 + 30));
        store.beat(
                new WorkerInfo(id, host, pid, "", "", 4, List.of(), running, started, now.plus(Duration.ofHours(1))));
    }

    /** Not at the end of a minute, so that what takes seconds is in one. */
    private void back(int hours) {
        clock.set(now.minus(Duration.ofMinutes(60L * hours + 30))
                .truncatedTo(ChronoUnit.MINUTES)
                .plusSeconds(5));
    }

    @Override
    public void close() {
        store.close();
    }
}
