package dev.quarterdeck.console;

import java.time.Instant;

/** Draws the model. Whatever is to be seen is in it; drawing changes nothing. */
final class View {
    private View() {}

    static void draw(Model live, Canvas canvas) {
        // What is frozen does not age either.
        Instant frozenAt = live.feed().frozenAt();
        Model model = frozenAt == null ? live : live.at(frozenAt, live.millis());
        canvas.clear(canvas.area());
        if (model.size().tooSmall()) {
            TooSmall.draw(canvas, model);
            return;
        }
        Header.draw(canvas, model);
        boolean covered = model.layers().stream().anyMatch(Layer::coversBoard);
        if (!covered) {
            board(canvas, model);
        }
        Footer.draw(canvas, model);
        for (int i = 0; i < model.layers().size(); i++) {
            Layer layer = model.layers().get(i);
            boolean hidden = model.layers().subList(i + 1, model.layers().size()).stream()
                    .anyMatch(above -> hides(above, layer, model));
            if (!hidden) {
                layer(canvas, model, layer);
            }
        }
    }

    /** A question takes the place of a form or of what is below it; two frames one over the other would be hard to read. */
    private static boolean hides(Layer above, Layer below, Model model) {
        return (below instanceof PurgeForm || below instanceof Question || below instanceof Waiting)
                && (above instanceof Question || above instanceof Counting counting && counting.shown(model));
    }

    private static void board(Canvas canvas, Model model) {
        if (model.onePane()) {
            Crumbs.draw(canvas, model);
        }
        FlowStrip.draw(canvas, model);
        Layout.panes(model)
                .forEach(spot -> PaneView.draw(canvas, model, model.board().pane(spot.state()), spot.rect()));
    }

    private static void counting(Canvas canvas, Model model, Counting counting) {
        if (counting.shown(model)) {
            Dialog.draw(canvas, model, counting);
        }
    }

    private static void waiting(Canvas canvas, Model model, Waiting waiting) {
        if (waiting.shown(model)) {
            Dialog.draw(canvas, model, waiting);
        }
    }

    private static void layer(Canvas canvas, Model model, Layer layer) {
        if (layer instanceof Detail detail) {
            TextScreen.draw(canvas, model, detail);
        } else if (layer instanceof Reader reader) {
            TextScreen.draw(canvas, model, reader);
        } else if (layer instanceof Errors errors) {
            ErrorScreen.draw(canvas, model, errors);
        } else if (layer instanceof Audit audit) {
            AuditScreen.draw(canvas, model, audit);
        } else if (layer instanceof AuditEntry entry) {
            TextScreen.draw(canvas, model, entry);
        } else if (layer instanceof Trash trash) {
            TrashScreen.draw(canvas, model, trash);
        } else if (layer instanceof TrashedJobs jobs) {
            TrashScreen.draw(canvas, model, jobs);
        } else if (layer instanceof TrashedJob job) {
            TextScreen.draw(canvas, model, job);
        } else if (layer instanceof Queues queues) {
            QueueScreen.draw(canvas, model, queues);
        } else if (layer instanceof WorkerList workers) {
            WorkerScreen.draw(canvas, model, workers);
        } else if (layer instanceof Trends trends) {
            TrendScreen.draw(canvas, model, trends);
        } else if (layer instanceof Simulation simulation) {
            SimulationScreen.draw(canvas, model, simulation);
        } else if (layer instanceof PurgeForm form) {
            PurgeScreen.draw(canvas, model, form);
        } else if (layer instanceof Question question) {
            Dialog.draw(canvas, model, question);
        } else if (layer instanceof Counting counting) {
            counting(canvas, model, counting);
        } else if (layer instanceof Waiting waiting) {
            waiting(canvas, model, waiting);
        } else if (layer instanceof ReasonDialog dialog) {
            Dialog.draw(canvas, model, dialog);
        } else if (layer instanceof FilterLine line) {
            EntryLine.draw(canvas, model, line);
        } else if (layer instanceof SearchLine line) {
            EntryLine.draw(canvas, model, line);
        } else if (layer instanceof CommandLine line) {
            EntryLine.draw(canvas, model, line);
        } else {
            throw new IllegalStateException("no picture for " + layer + ". Indicates a bug.");
        }
    }
}
