package dev.quarterdeck.console;

import dev.quarterdeck.command.FlowStep;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Draws the trends: a graph for each figure, all over the same time, and how long what waits will take. */
final class TrendScreen {
    private static final int LABEL = 14;
    private static final int AXIS_AND_FORECAST = 2;
    private static final int ROOM_FOR_TIMES = 60;

    private TrendScreen() {}

    /** How many bars a graph has room for. */
    static int bars(Size size) {
        return Math.max(1, Layout.middle(size).width() - 4 - LABEL);
    }

    static void draw(Canvas canvas, Model model, Trends trends) {
        Line title = Line.of(" TRENDS ", Style.PLAIN.strong().reversed())
                .plus("── " + trends.span().words() + " ", Style.DIM);
        Rect inside = ListScreen.frame(canvas, model, title);
        Rect room = new Rect(inside.x() + 1, inside.y(), inside.width() - 2, inside.height());
        canvas.put(room.x(), room.bottom() - 1, forecast(model), room.width());
        if (trends.steps().isEmpty()) {
            canvas.put(room.x(), room.y(), "reading", Style.DIM);
            return;
        }
        List<Chart> charts = charts(trends.steps(), trends.step());
        int height = Math.max(1, (room.height() - AXIS_AND_FORECAST) / charts.size());
        for (int i = 0; i < charts.size() && (i + 1) * height <= room.height() - AXIS_AND_FORECAST; i++) {
            charts.get(i).draw(canvas, new Rect(room.x(), room.y() + i * height, room.width(), height), LABEL);
        }
        axis(canvas, model, trends, room);
    }

    private static List<Chart> charts(List<FlowStep> steps, Duration step) {
        double minutes = step.toSeconds() / 60.0;
        DoubleFunction<String> rate = TrendScreen::perMinute;
        DoubleFunction<String> time = millis -> JobText.took(Duration.ofMillis(Math.round(millis)));
        return List.of(
                chart("in", JobState.PENDING, steps, each -> each.enqueued() / minutes, rate),
                chart("done", JobState.DONE, steps, each -> each.completed() / minutes, rate),
                chart("dead", JobState.DEAD, steps, each -> each.dead() / minutes, rate),
                chart("wait", JobState.PENDING, steps, each -> orZero(each.averageWaitMillis()), time),
                chart("run", JobState.LOCKED, steps, each -> orZero(each.averageRunMillis()), time));
    }

    private static Chart chart(
            String name,
            JobState colour,
            List<FlowStep> steps,
            ToDoubleFunction<FlowStep> figure,
            DoubleFunction<String> words) {
        return new Chart(
                name,
                Style.of(colour),
                steps.stream().mapToDouble(figure).boxed().toList(),
                words);
    }

    private static double orZero(@Nullable Long millis) {
        return millis == null ? 0 : millis;
    }

    /** {@code 412/min}, {@code 0.3/min}. */
    private static String perMinute(double rate) {
        return (rate >= 9.95 || rate == Math.rint(rate)
                        ? Ages.number(Math.round(rate))
                        : String.format(Locale.ROOT, "%.1f", rate))
                + "/min";
    }

    /** The time below the marks of the graphs. */
    private static void axis(Canvas canvas, Model model, Trends trends, Rect room) {
        int row = room.bottom() - 2;
        int columns = room.width() - LABEL;
        List<FlowStep> steps = trends.steps();
        int marks = columns >= ROOM_FOR_TIMES ? Chart.QUARTERS : 1;
        for (int mark = 0; mark < marks; mark++) {
            Instant at = steps.get(mark * steps.size() / marks).at();
            canvas.put(room.x() + LABEL + columns * mark / marks, row, time(at, model, trends), Style.DIM);
        }
        canvas.put(room.x(), row, "a bar: " + Ages.brief(trends.step()), Style.DIM);
        canvas.put(room.right() - 3, row, "now", Style.DIM);
    }

    private static String time(Instant at, Model model, Trends trends) {
        ZoneId zone = model.setup().zone();
        boolean days = trends.span().length().compareTo(Duration.ofDays(1)) >= 0;
        return days
                ? Times.date(at, zone).substring(5, 16)
                : Times.clock(at, zone).substring(0, 5);
    }

    /** How long what is ready takes at the present rates. */
    private static Line forecast(Model model) {
        Backlog backlog = model.figures().backlog();
        Throughput through = model.figures().throughput();
        if (backlog == null || !through.known()) {
            return Line.of("counting", Style.DIM);
        }
        Line line = Line.of(Ages.number(backlog.ready()) + " ready", Style.of(JobState.PENDING))
                .plus(" · in " + Header.rate(through.in()) + " out " + Header.rate(through.out()) + " · ", Style.DIM);
        double falling = through.out() - through.in();
        if (backlog.ready() == 0) {
            return line.plus("nothing waits", Style.of(JobState.DONE));
        }
        if (through.out() == 0) {
            return line.plus("nothing is worked", Style.of(JobState.DEAD));
        }
        if (backlog.ready() <= through.out()) {
            return line.plus("keeps up", Style.of(JobState.DONE));
        }
        return falling <= 0
                ? line.plus("does not get less", Style.of(JobState.DEAD))
                : line.plus(
                        "worked off in " + Times.brief(Duration.ofSeconds(Math.round(backlog.ready() / falling))),
                        Style.of(JobState.DONE));
    }
}
