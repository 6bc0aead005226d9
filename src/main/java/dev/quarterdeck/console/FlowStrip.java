package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws what goes in and out above the panes, where there is room: a bar a second, both to one measure. */
final class FlowStrip {
    private FlowStrip() {}

    static void draw(Canvas canvas, Model model) {
        List<Rect> strip = Layout.strip(model);
        if (strip.isEmpty()) {
            return;
        }
        Throughput through = model.figures().throughput();
        List<Double> ins = through.ins(strip.get(0).inside().width());
        List<Double> outs = through.outs(strip.get(1).inside().width());
        double highest = Stream.concat(ins.stream(), outs.stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        graph(canvas, strip.get(0), new Chart("in", Style.of(JobState.PENDING), ins, Header::rate), highest);
        graph(canvas, strip.get(1), new Chart("out", Style.of(JobState.DONE), outs, Header::rate), highest);
    }

    private static void graph(Canvas canvas, Rect rect, Chart chart, double highest) {
        canvas.box(rect, Style.DIM);
        canvas.put(rect.x() + 1, rect.y(), " " + chart.name() + " per second ", chart.style());
        Rect inside = rect.inside();
        if (highest == 0) {
            String why = chart.values().isEmpty() ? "counting" : "nothing goes through";
            canvas.put(inside.x() + 1, inside.y(), why, Style.DIM);
            return;
        }
        String most = "max " + Header.rate(highest);
        canvas.put(rect.right() - 4 - most.length(), rect.y(), " " + most + " ", Style.DIM);
        aligned(chart, inside.width()).plot(canvas, inside, highest);
    }

    /** A value for each column: the newest is on the right. */
    private static Chart aligned(Chart chart, int columns) {
        var values = new ArrayList<Double>();
        for (int i = chart.values().size(); i < columns; i++) {
            values.add(0.0);
        }
        values.addAll(chart.values());
        return new Chart(chart.name(), chart.style(), values, chart.words());
    }
}
