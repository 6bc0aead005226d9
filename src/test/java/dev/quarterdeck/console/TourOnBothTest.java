package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.model.SettableClock;
import dev.quarterdeck.store.postgres.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same keys at a file and at a server: the same pictures, one after the other. */
class TourOnBothTest {

    /** Each a step of the tour; what is on the screen after it is held against the other's. */
    private static final List<String> KEYS = List.of(
            "4jj<enter>",
            "/host<enter>n<esc>",
            "<esc>r",
            "u",
            "y",
            "4* ",
            "*r",
            "y",
            "1jX",
            "<esc>",
            "3X",
            "<tab><tab><enter>",
            "y",
            "u",
            "y",
            "4 j M",
            "never again<enter>",
            "y",
            "/type=mail.*<enter>",
            "<esc>",
            "e",
            "<enter>",
            "<esc><esc>a",
            "<enter>",
            "<esc><esc>Q",
            "p",
            "<esc>w",
            "<esc>t",
            "<esc>@",
            "<esc>f",
            "ff:stats<enter>",
            "<esc>:purge dead --dry-run<enter>",
            "<esc>1C",
            "y",
            "2jL",
            "y",
            "Z",
            "Z?",
            "<esc>");

    @TempDir
    Path dir;

    @Test
    void everyScreenIsTheSame() {
        List<String> onFile = tour(dir.resolve("jobs.db").toString());
        List<String> onServer = tour(TestServer.freshUrl());

        assertThat(onServer).containsExactlyElementsOf(onFile);
        assertThat(onFile.get(0)).contains("no such host");
    }

    private static List<String> tour(String target) {
        var clock = new SettableClock(Harbour.NOON);
        try (JobStore store = (JobStore) new Targets()
                .open(Target.parse(target), OpenOptions.of(Access.CREATE).clock(clock))) {
            fill(store, clock);
            var desk = new Desk(store, clock, 120, 40);
            List<String> screens = new ArrayList<>();
            for (String keys : KEYS) {
                screens.add(keys + "\n" + screen(desk.press(keys).seconds(2), target));
            }
            return screens;
        }
    }

    /** But for the target's name, and for what it takes on its disk: the write-ahead log of a server is not the queue's own. */
    private static String screen(Desk desk, String target) {
        return desk.screen()
                .text()
                .lines()
                .map(line -> line.contains(target) ? "TARGET" : line.replaceFirst("(WAL|DB ) +[0-9.]+[BKMG] ", "SIZE "))
                .collect(Collectors.joining("\n"));
    }

    private static void fill(JobStore store, SettableClock clock) {
        for (int i = 0; i < 12; i++) {
            store.enqueue(NewJob.of(i % 3 == 0 ? "report.build" : "mail.send", "{\"n\":" + i + "}")
                    .queue(i % 2 == 0 ? "mail" : "bulk")
                    .maxRetries(0));
            clock.move(Duration.ofSeconds(1));
        }
        var request = new ClaimRequest("ship/7", 8, Duration.ofMinutes(5), Set.of(), Duration.ZERO);
        List<Lease> leases =
                store.claim(request).stream().map(claim -> claim.lease()).toList();
        for (int i = 0; i < 4; i++) {
            store.settle(new Settlement.Fail(leases.get(i), "no such host: h" + i, Duration.ofSeconds(1)));
        }
        store.settle(new Settlement.Complete(leases.get(4), "sent"));
        store.settle(new Settlement.Complete(leases.get(5), null));
        clock.move(Duration.ofMinutes(2));
    }
}
