package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The first row: where one is, what goes through, and whether the picture is live. */
final class Header {
    private static final int BARS = 8;
    private static final int WIDE_BARS = 16;
    private static final int WIDE = 110;
    /** So wide that the figures stay where they are while they change. */
    private static final int RATE_CELLS = 5;

    private static final Duration UNWORKED = Duration.ofSeconds(10);
    private static final int AGE_CELLS = 3;
    private static final int WORKER_CELLS = 2;
    private static final int SIZE_CELLS = 4;

    private Header() {}

    static void draw(Canvas canvas, Model model) {
        Line right = clock(model);
        int columns = model.size().columns();
        int room = Math.max(0, columns - right.cells());
        Parts parts = parts(model, room);
        List<Line> figures = parts.figures();
        int alertsAt = Math.max(0, room - parts.alerts().cells());
        int figuresAt = alertsAt - cells(figures) - (parts.alerts().cells() == 0 ? 0 : 1);
        canvas.put(0, 0, parts.names(), figures.isEmpty() ? alertsAt : figuresAt);
        canvas.put(figuresAt, 0, joined(figures));
        canvas.put(alertsAt, 0, parts.alerts());
        canvas.put(columns - right.cells(), 0, right);
    }

    /** What stands before the clock. */
    private record Parts(Line names, List<Line> figures, Line alerts) {
        int cells() {
            return names.cells() + Header.cells(figures) + 1 + alerts.cells();
        }
    }

    /**
     * The figures go one by one, the least needed first, before the name of the target is cut. The rates are wanted most
     * where something calls for attention, and what holds the jobs with them: for these go the program's name, a role that
     * may everything, and the limits that were passed.
     */
    private static Parts parts(Model model, int room) {
        List<Line> figures = figures(model);
        Line names = names(model, true);
        Line fewer = names(model, false);
        Line alerts = Alerts.line(model, Integer.MAX_VALUE);
        int wanted = held(model).isPresent() ? 2 : alerts.cells() > 0 ? 1 : 0;
        for (int count = Math.min(wanted, figures.size()); count > 0; count--) {
            List<Line> needed = figures.subList(0, count);
            Optional<Parts> parts = Stream.of(
                            new Parts(names, needed, alerts),
                            new Parts(fewer, needed, alerts),
                            new Parts(fewer, needed, Alerts.brief(model)))
                    .filter(each -> each.cells() <= room)
                    .findFirst();
            if (parts.isPresent()) {
                return fitting(parts.get().names(), figures, parts.get().alerts(), room);
            }
        }
        return fitting(names, figures, Alerts.line(model, room - " quarterdeck  ".length()), room);
    }

    private static Parts fitting(Line names, List<Line> figures, Line alerts, int room) {
        int count = figures.size();
        while (count > 0 && new Parts(names, figures.subList(0, count), alerts).cells() > room) {
            count--;
        }
        return new Parts(names, figures.subList(0, count), alerts);
    }

    private static Line names(Model model, boolean all) {
        Line target = Line.of(model.setup().target(), Style.PLAIN);
        Role role = model.setup().role();
        return all
                ? Line.of(" quarterdeck  ", Style.PLAIN.strong()).plus(target).plus(role(role))
                : Line.of(" ").plus(target).plus(role == Role.ADMIN ? Line.EMPTY : role(role));
    }

    /** A role that may not everything is to be seen: it says why keys do nothing. */
    private static Line role(Role role) {
        return role == Role.ADMIN
                ? Line.of("  " + role.word(), Style.DIM)
                : Line.of("  ", Style.PLAIN).plus(" " + role.word() + " ", Style.DIM.reversed());
    }

    /** The most needed first. */
    private static List<Line> figures(Model model) {
        var figures = new ArrayList<Line>();
        boolean wide = model.size().columns() >= WIDE;
        Throughput through = model.figures().throughput();
        if (through.known()) {
            figures.add(Line.of("in ", Style.DIM)
                    .plus(CellWidth.padLeft(rate(through.in()), RATE_CELLS), Style.PLAIN)
                    .plus(" out ", Style.DIM)
                    .plus(CellWidth.padLeft(rate(through.out()), RATE_CELLS), Style.PLAIN));
            held(model).ifPresent(figures::add);
            int bars = wide ? WIDE_BARS : BARS;
            figures.add(Line.of(Sparkline.of(through.outs(bars), bars), Style.of(JobState.DONE)));
        }
        if (wide) {
            oldest(model, figures);
            workers(model, figures);
            log(model, figures);
        }
        return figures;
    }

    /** Why jobs wait: nobody works, which a wide header shows anyway, or queues are paused. */
    private static Optional<Line> held(Model model) {
        Line held = Line.EMPTY;
        int paused = model.figures().paused().size();
        if (nobodyWorks(model) && model.size().columns() < WIDE) {
            held = Line.of("no workers", Style.of(JobState.LOCKED)).plus(paused > 0 ? " · " : "", Style.DIM);
        }
        if (paused > 0) {
            held = held.plus(Ages.number(paused) + " paused", Style.of(JobState.LOCKED));
        }
        return held.cells() == 0 ? Optional.empty() : Optional.of(held);
    }

    /** Said only after a while: between two jobs of a script there is often nobody. */
    private static boolean nobodyWorks(Model model) {
        Integer workers = model.figures().workers();
        Backlog backlog = model.figures().backlog();
        Instant oldest = backlog == null ? null : backlog.oldestReadyAt();
        return workers != null
                && workers == 0
                && oldest != null
                && Times.since(oldest, model.now()).compareTo(UNWORKED) >= 0
                && Changes.incapable(model, Capability.WORKERS).isEmpty();
    }

    /** Its place is kept while nothing waits: what comes and goes would push the rest about. */
    private static void oldest(Model model, List<Line> figures) {
        Backlog backlog = model.figures().backlog();
        Instant oldest = backlog == null ? null : backlog.oldestReadyAt();
        Duration age = oldest == null ? Duration.ZERO : Times.since(oldest, model.now());
        String text = oldest == null ? "–" : Times.brief(age);
        figures.add(Line.of("oldest ", Style.DIM)
                .plus(CellWidth.padLeft(text, AGE_CELLS), Warmth.of(JobState.PENDING, age)));
    }

    private static void workers(Model model, List<Line> figures) {
        Integer workers = model.figures().workers();
        String text = workers == null ? "–" : Ages.number(workers);
        boolean none = workers != null && workers == 0;
        figures.add(Line.of("workers ", Style.DIM)
                .plus(CellWidth.padLeft(text, WORKER_CELLS), none ? Style.of(JobState.LOCKED) : Style.PLAIN));
    }

    private static void log(Model model, List<Line> figures) {
        Footprint footprint = model.figures().footprint();
        boolean hasLog = footprint == null || footprint.logBytes().isPresent();
        String text = footprint == null ? "–" : bytes(footprint.logBytes().orElse(footprint.fileBytes()));
        figures.add(
                Line.of(hasLog ? "WAL " : "DB  ", Style.DIM).plus(CellWidth.padLeft(text, SIZE_CELLS), Style.PLAIN));
    }

    /** As wide in every case, so that nothing moves when the picture freezes. */
    private static Line clock(Model model) {
        Feed feed = model.feed();
        Instant frozenAt = feed.frozenAt();
        if (frozenAt != null) {
            return Line.of(
                    " FROZEN " + Times.clock(frozenAt, model.setup().zone()) + " ",
                    Style.of(JobState.PENDING).reversed());
        }
        if (feed.trouble(model.millis()).isPresent()) {
            return Line.of(
                    "  STALE " + Times.clock(feed.lastGoodAt(), model.setup().zone()) + " ",
                    Style.of(JobState.DEAD).reversed());
        }
        return Line.of("   LIVE ", Style.of(JobState.DONE))
                .plus(Times.clock(model.now(), model.setup().zone()) + " ", Style.PLAIN);
    }

    private static int cells(List<Line> figures) {
        return figures.stream().mapToInt(figure -> figure.cells() + 2).sum();
    }

    private static Line joined(List<Line> figures) {
        Line line = Line.EMPTY;
        for (Line figure : figures) {
            line = line.plus("  ", Style.PLAIN).plus(figure);
        }
        return line;
    }

    /** {@code 412/s}, {@code 0.3/s}. */
    static String rate(double perSecond) {
        if (perSecond >= 9.95) {
            return Ages.number(Math.round(perSecond)) + "/s";
        }
        return String.format(Locale.ROOT, "%.1f/s", perSecond).replace(".0/s", "/s");
    }

    /** {@code 2.1M}. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 1024 && unit < 3) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f" : "%.0f", size) + "KMGT".charAt(unit);
    }
}
