package dev.quarterdeck.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Everything the console knows; the picture is drawn from it and from nothing else.
 *
 * @param now the time of day
 * @param millis the same moment on the clock that nobody sets back
 * @param alerts what has passed its limit
 * @param layers what lies over the board, the topmost last
 */
record Model(
        Setup setup,
        Size size,
        Instant now,
        long millis,
        Figures figures,
        Board board,
        List<Layer> layers,
        Feed feed,
        Work work,
        Notice notice,
        Set<Alert> alerts) {

    Model {
        layers = List.copyOf(layers);
        alerts = Set.copyOf(alerts);
    }

    static Model start(Setup setup, Size size, Instant now, long millis) {
        return new Model(
                setup,
                size,
                now,
                millis,
                Figures.UNKNOWN,
                Board.start(),
                List.of(),
                Feed.start(now),
                Work.NONE,
                Notice.NONE,
                Set.of());
    }

    /** What takes the keys, if it is not the board. */
    Optional<Layer> top() {
        return layers.isEmpty() ? Optional.empty() : Optional.of(layers.get(layers.size() - 1));
    }

    /** The topmost layer of a kind. */
    <T extends Layer> Optional<T> layer(Class<T> kind) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (kind.isInstance(layers.get(i))) {
                return Optional.of(kind.cast(layers.get(i)));
            }
        }
        return Optional.empty();
    }

    /** Whether this layer has the whole middle of the screen, under no other that has it. */
    boolean showsAll(Layer layer) {
        return layers.stream()
                .filter(Layer::coversBoard)
                .reduce((lower, upper) -> upper)
                .filter(top -> top == layer)
                .isPresent();
    }

    /** Whether one pane has the screen to itself. */
    boolean onePane() {
        return board.alone() || !size.overview();
    }

    Pane pane() {
        return board.focused();
    }

    Model push(Layer layer) {
        var more = new ArrayList<>(layers);
        more.add(layer);
        return with(more);
    }

    /** Looks at this in the place of whatever is looked at over the board; nothing, if it is looked at already. */
    Model view(Layer view) {
        boolean there = top().filter(top -> top.getClass() == view.getClass()).isPresent();
        return there
                ? this
                : with(layers.stream().filter(layer -> !layer.coversBoard()).toList())
                        .push(view);
    }

    /** Takes the topmost layer away. */
    Model pop() {
        return layers.isEmpty() ? this : with(layers.subList(0, layers.size() - 1));
    }

    /** Puts another in the place of the topmost layer. */
    Model swap(Layer layer) {
        return pop().push(layer);
    }

    /** Puts another in the place of this layer, wherever it lies; nothing when it is gone. */
    Model replace(Layer old, Layer layer) {
        var changed = new ArrayList<>(layers);
        changed.replaceAll(each -> each == old ? layer : each);
        return with(changed);
    }

    /** Takes this layer away, wherever it lies. */
    Model drop(Layer layer) {
        return with(layers.stream().filter(each -> each != layer).toList());
    }

    Model pane(UnaryOperator<Pane> change) {
        return with(board.with(change.apply(board.focused())));
    }

    Model say(Notice newNotice) {
        return new Model(setup, size, now, millis, figures, board, layers, feed, work, newNotice.at(millis), alerts);
    }

    Model at(Instant newNow, long newMillis) {
        return new Model(setup, size, newNow, newMillis, figures, board, layers, feed, work, notice, alerts);
    }

    Model with(Size newSize) {
        return new Model(setup, newSize, now, millis, figures, board, layers, feed, work, notice, alerts);
    }

    Model with(Figures newFigures) {
        return new Model(setup, size, now, millis, newFigures, board, layers, feed, work, notice, alerts);
    }

    Model with(Board newBoard) {
        return new Model(setup, size, now, millis, figures, newBoard, layers, feed, work, notice, alerts);
    }

    Model with(List<Layer> newLayers) {
        return new Model(setup, size, now, millis, figures, board, newLayers, feed, work, notice, alerts);
    }

    Model with(Feed newFeed) {
        return new Model(setup, size, now, millis, figures, board, layers, newFeed, work, notice, alerts);
    }

    Model with(Work newWork) {
        return new Model(setup, size, now, millis, figures, board, layers, feed, newWork, notice, alerts);
    }

    Model with(Set<Alert> newAlerts) {
        return new Model(setup, size, now, millis, figures, board, layers, feed, work, notice, newAlerts);
    }
}
