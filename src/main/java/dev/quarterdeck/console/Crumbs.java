package dev.quarterdeck.console;

import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** The second row while one pane has the screen: where one is, and what is elsewhere. */
final class Crumbs {
    private Crumbs() {}

    static void draw(Canvas canvas, Model model) {
        int columns = model.size().columns();
        Pane pane = model.pane();
        if (!pane.narrowing().isSet() && !model.size().overview()) {
            canvas.put(1, 1, strip(model), columns - 2);
            return;
        }
        Line where = Line.of(model.size().overview() ? "overview › " : "", Style.DIM)
                .plus(pane.state().name(), Style.of(pane.state()));
        if (pane.narrowing().isSet()) {
            where = where.plus(" › ", Style.DIM)
                    .plus(SafeText.line(pane.narrowing().text()), Style.PLAIN);
        }
        Line figures = Line.of(figures(model, pane), Style.DIM);
        int at = Math.max(1, columns - 1 - figures.cells());
        canvas.put(1, 1, where, at - 3);
        canvas.put(at, 1, figures, columns - at);
    }

    private static String figures(Model model, Pane pane) {
        var parts = new ArrayList<String>();
        parts.add(model.figures()
                .countText(pane.state())
                .map(count -> count + " " + pane.state().word())
                .orElse("counting"));
        if (pane.narrowing().isSet()) {
            long matches = pane.narrowing().matches();
            parts.add(matches < 0 ? "counting" : Ages.number(matches) + " match");
        }
        String marked = PaneView.marked(pane.marks());
        if (!marked.isEmpty()) {
            parts.add(marked);
        }
        return String.join(" · ", parts);
    }

    /** What the panes that have no room hold. */
    private static Line strip(Model model) {
        Line line = Line.EMPTY;
        for (Pane pane : model.board().panes()) {
            boolean here = pane.state() == model.board().focus();
            Style style = Style.of(pane.state());
            line = line.plus(PaneView.heading(pane, model), here ? style.strong() : style)
                    .plus("  ", Style.PLAIN);
        }
        return line.cells() <= model.size().columns() - 2 ? line : brief(model);
    }

    private static Line brief(Model model) {
        List<Pane> panes = model.board().panes();
        Line line = Line.EMPTY;
        for (Pane pane : panes) {
            String count = model.figures().countText(pane.state()).orElse("…");
            line = line.plus((pane.state().ordinal() + 1) + " " + count + "  ", Style.of(pane.state()));
        }
        return line;
    }
}
