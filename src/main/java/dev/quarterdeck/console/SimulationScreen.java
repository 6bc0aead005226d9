package dev.quarterdeck.console;

import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.CellWidth;
import java.util.ArrayList;
import java.util.List;

/** Draws the simulation: a frame over the panes, which go on. */
final class SimulationScreen {
    private static final int WIDTH = 46;
    private static final int WORDS = 16;

    private SimulationScreen() {}

    static void draw(Canvas canvas, Model model, Simulation simulation) {
        Dialog.frame(canvas, model, "simulation", lines(simulation), WIDTH);
    }

    private static List<Line> lines(Simulation simulation) {
        DemoSettings settings = simulation.settings();
        if (settings == null) {
            return List.of(Line.of("reading", Style.DIM));
        }
        var lines = new ArrayList<Line>();
        for (SimulationPart part : SimulationPart.values()) {
            boolean here = part == simulation.part();
            Style style = here ? Style.PLAIN.reversed() : value(part, settings);
            lines.add(Line.of(
                            (here ? "▸ " : "  ") + CellWidth.padRight(part.words(), WORDS),
                            here ? Style.PLAIN.strong() : Style.DIM)
                    .plus(" " + part.text(settings) + " ", style));
        }
        return lines;
    }

    private static Style value(SimulationPart part, DemoSettings settings) {
        boolean off = part == SimulationPart.PRODUCERS && !settings.producing()
                || part == SimulationPart.CONSUMERS && !settings.working();
        return off ? Style.of(JobState.LOCKED) : Style.PLAIN;
    }
}
