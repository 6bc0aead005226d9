package dev.quarterdeck.bench;

import dev.quarterdeck.bench.GrownFiles.Grown;
import dev.quarterdeck.engine.DemoLoad;
import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.engine.SimulatedFate;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import dev.quarterdeck.text.Ages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The installed console on a terminal: its first frame, what it costs while nothing goes on, and its answer to keys while
 * the demo's producers and workers run on the same file. "Bare" is the same console over a small file, with a load of its
 * own.
 */
final class ConsoleWork implements Work {
    private static final double MOST_FIRST_FRAME_MILLIS = 700;
    private static final double MOST_KEY_MILLIS = 30;
    private static final double MOST_IDLE_PERCENT = 1;
    private static final double MOST_IDLE_BYTES = 300;

    /** What the demo has unless told otherwise. */
    private static final DemoSettings LOAD = new DemoSettings(true, 40, true, 4, SimulatedFate.usual(0.02));

    /** The system counts a process's work in steps of this: less is told as one of them. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int WINDOWS_WATCHED = 10;
    private static final int KEYS = 300;
    private static final int KEYS_BETWEEN_ENDS = 10;

    private final GrownFiles files;
    private final Size size;

    ConsoleWork(GrownFiles files, Size size) {
        this.files = files;
        this.size = size;
    }

    @Override
    public List<Question> questions() {
        String console = "console, " + Ages.number(size.mostJobs()) + " jobs beside " + Ages.number(GrownFiles.SMALL);
        return List.of(
                new Question(console + ": first frame after exec", "ms", Goal.atMost(MOST_FIRST_FRAME_MILLIS)),
                new Question(console + ", idle: CPU", "% of a core", Goal.atMost(MOST_IDLE_PERCENT)),
                new Question(console + ", idle: to the terminal", "bytes/s", Goal.atMost(MOST_IDLE_BYTES)),
                new Question(console + ", demo load: CPU", "% of a core", Goal.none()),
                new Question(console + ", demo load: to the terminal", "bytes/s", Goal.none()),
                new Question(console + ", demo load: key to frame, p50", "ms", Goal.none()),
                new Question(console + ", demo load: key to frame, p99", "ms", Goal.atMost(MOST_KEY_MILLIS)));
    }

    @Override
    public Optional<String> missing(Ground ground) {
        return Program.missing(ground.program()).or(Pty::missing);
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path program = ground.program();
        Grown large = files.of(size.mostJobs(), ground);
        Grown small = files.copyOfSmall(ground);
        Figure first = Rounds.of(
                        ground.longRounds(),
                        () -> firstFrameMillis(program, large),
                        () -> firstFrameMillis(program, small))
                .figure(0, 1);
        try (var ours = new ConsoleScreen(program, large);
                var bare = new ConsoleScreen(program, small)) {
            Figure[] idle = watch(ours, bare);
            Figure[] busy;
            Figure[] keys;
            try (var store = Jobs.open(large.path(), Durability.FULL);
                    var storeOfSmall = Jobs.open(small.path(), Durability.FULL);
                    var load = load(store);
                    var loadOfSmall = load(storeOfSmall)) {
                load.start();
                loadOfSmall.start();
                busy = watch(ours, bare);
                keys = keys(ours, bare);
            }
            return List.of(first, idle[0], idle[1], busy[0], busy[1], keys[0], keys[1]);
        }
    }

    private static double firstFrameMillis(Path program, Grown file) throws Exception {
        try (var screen = new ConsoleScreen(program, file)) {
            screen.quit();
            return screen.firstFrameMillis();
        }
    }

    private static DemoLoad load(SqliteStore store) {
        return new DemoLoad(store, LOAD, 7, note -> {});
    }

    /** What both cost in the same while, once they have settled: percent of a core, bytes a second. */
    private Figure[] watch(ConsoleScreen ours, ConsoleScreen bare) throws InterruptedException {
        Duration span = size.window().multipliedBy(WINDOWS_WATCHED);
        // Java goes on compiling for a while after a start.
        TimeUnit.NANOSECONDS.sleep(2 * span.toNanos());
        long start = System.nanoTime();
        long[] before = {ours.cpuNanos(), bare.cpuNanos(), ours.bytes(), bare.bytes()};
        TimeUnit.NANOSECONDS.sleep(span.toNanos());
        long[] after = {ours.cpuNanos(), bare.cpuNanos(), ours.bytes(), bare.bytes()};
        double nanos = System.nanoTime() - start;
        return new Figure[] {
            Figure.of(percent(after[0] - before[0], nanos), percent(after[1] - before[1], nanos)),
            Figure.of((after[2] - before[2]) / (nanos / 1e9), (after[3] - before[3]) / (nanos / 1e9))
        };
    }

    private static double percent(long cpuNanos, double nanos) {
        return 100 * Math.max(TICK_NANOS, cpuNanos) / nanos;
    }

    /** Keys for one and the other in turn, at no regular distance: what half of them took, and what 99 of 100 took. */
    private Figure[] keys(ConsoleScreen ours, ConsoleScreen bare) throws Exception {
        long[] oursNanos = new long[KEYS];
        long[] bareNanos = new long[oursNanos.length];
        Random distance = new Random(7);
        for (int i = 0; i < oursNanos.length; i++) {
            if (i % KEYS_BETWEEN_ENDS == 0) {
                ours.toTheEndOfTheDead();
                bare.toTheEndOfTheDead();
            }
            char key = i % 2 == 0 ? 'k' : 'j';
            oursNanos[i] = ours.nanosOf(key);
            TimeUnit.MILLISECONDS.sleep(20 + distance.nextInt(80));
            bareNanos[i] = bare.nanosOf(key);
            TimeUnit.MILLISECONDS.sleep(20 + distance.nextInt(80));
        }
        return new Figure[] {percentile(oursNanos, bareNanos, 50), percentile(oursNanos, bareNanos, 99)};
    }

    private static Figure percentile(long[] ours, long[] bare, double percent) {
        return Figure.of(done(ours).percentileMillis(percent), done(bare).percentileMillis(percent));
    }

    private static Crew.Done done(long[] nanos) {
        return new Crew.Done(Arrays.stream(nanos).sorted().toArray(), 0);
    }
}
