package dev.quarterdeck.console;

import dev.quarterdeck.console.Course.Goal;
import dev.quarterdeck.console.Refresh.Need;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.store.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the picture needs to know; that of the views that cover the panes is in {@link ListNeeds}. */
final class Needs {
    /** The lanes of what a person asked for. */
    static final Set<Lane> WORK = Arrays.stream(Lane.Kind.values())
            .filter(Lane.Kind::wanted)
            .map(Lane::of)
            .collect(Collectors.toUnmodifiableSet());

    private static final long POLL_MILLIS = 250;
    static final long ROWS_MILLIS = 250;
    static final long COUNT_MILLIS = 1000;
    private static final long REST_MILLIS = 200;
    /** What depends on the time of day is read now and then, though nobody changed the target. */
    static final long STALE_MILLIS = 5000;

    private final Model model;
    private final List<Need> needs = new ArrayList<>();

    private Needs(Model model) {
        this.model = model;
    }

    static List<Need> of(Model model) {
        if (model.size().tooSmall()) {
            return List.of();
        }
        var needs = new Needs(model);
        needs.figures();
        boolean covered = model.layers().stream().anyMatch(Layer::coversBoard);
        if (!covered) {
            Layout.panes(model).forEach(spot -> needs.pane(model.board().pane(spot.state())));
        }
        model.layer(FilterLine.class).ifPresent(needs::draft);
        model.layer(Detail.class).ifPresent(needs::job);
        model.layer(PurgeForm.class).ifPresent(needs::purge);
        ListNeeds.add(model, needs.needs);
        return needs.needs;
    }

    private void figures() {
        always(Lane.Kind.CHANGE_MARK, POLL_MILLIS, POLL_MILLIS, Effect.ReadMark::new);
        counts();
        always(Lane.Kind.BACKLOG, COUNT_MILLIS, STALE_MILLIS, Effect.ReadBacklog::new);
        always(
                Lane.Kind.FLOW,
                COUNT_MILLIS,
                COUNT_MILLIS,
                (lane, number) -> new Effect.ReadFlow(lane, number, model.now().minus(Throughput.SPAN)));
        always(Lane.Kind.TARGET, 2 * COUNT_MILLIS, STALE_MILLIS, Effect.ReadTarget::new);
    }

    /** At first only what can be said at once; where that was no exact number, what is exact right after it. */
    private void counts() {
        Lane lane = Lane.of(Lane.Kind.COUNTS);
        Counts known = model.figures().counts();
        boolean capped = known != null && known.capped();
        needs.add(new Need(
                lane, capped, false, ROWS_MILLIS, 0, number -> new Effect.ReadCounts(lane, number, known == null)));
    }

    /** Makes the effect that reads a lane. */
    interface Read {
        Effect of(Lane lane, long number);
    }

    private void always(Lane.Kind kind, long pace, long old, Read effect) {
        needs.add(of(kind, pace, old, effect));
    }

    /** What is the same question each time. */
    static Need of(Lane.Kind kind, long pace, long old, Read effect) {
        Lane lane = Lane.of(kind);
        return new Need(lane, kind, false, pace, old, number -> effect.of(lane, number));
    }

    private void pane(Pane pane) {
        rows(pane);
        if (pane.narrowing().isSet() && model.layer(FilterLine.class).isEmpty()) {
            matches(pane.state(), pane.narrowing().filter());
        }
        if (!pane.marks().ids().isEmpty()) {
            marks(pane);
        }
    }

    private void rows(Pane pane) {
        JobState state = pane.state();
        int height = Layout.rows(model, state);
        Window<JobRow> window = pane.window();
        Lane lane = Lane.of(Lane.Kind.ROWS, state);
        Selection selection =
                Selection.ofState(state, model.now()).and(pane.narrowing().filter());
        int offset = window == null ? 0 : window.cursor() - window.top();
        needs.add(new Need(
                lane,
                List.of(pane.narrowing().filter(), pane.order(), pane.course().jumps()),
                pane.list().runsShort(height),
                ROWS_MILLIS,
                pane.narrowing().isSet() ? STALE_MILLIS : 0,
                number -> new Effect.ReadRows(
                        lane, number, state, selection, pane.order(), place(pane), offset + height, 2 * height)));
    }

    private Place place(Pane pane) {
        Window<JobRow> window = pane.window();
        if (pane.course().goal() == Goal.TAIL) {
            return new Place.Tail();
        }
        boolean placed = pane.course().pinned() || model.board().focus() == pane.state();
        if (window == null || window.isEmpty() || pane.course().goal() == Goal.HEAD || !placed) {
            return new Place.Head();
        }
        return new Place.Around(window.current().job(), window.first() && window.top() == 0);
    }

    private void matches(JobState state, Filter filter) {
        Lane lane = Lane.of(Lane.Kind.MATCHES, state);
        Selection selection = Selection.ofState(state, model.now()).and(filter);
        needs.add(new Need(
                lane,
                filter,
                false,
                COUNT_MILLIS,
                STALE_MILLIS,
                number -> new Effect.CountMatches(lane, number, state, selection)));
    }

    private void marks(Pane pane) {
        Lane lane = Lane.of(Lane.Kind.MARKS, pane.state());
        List<Long> ids = pane.marks().ids();
        Filter filter = pane.narrowing().filter();
        Selection selection = new Selection(Set.of(pane.state()), ids, filter, false, model.now());
        needs.add(new Need(
                lane,
                List.of(ids, filter),
                false,
                COUNT_MILLIS,
                pane.narrowing().isSet() ? STALE_MILLIS : 0,
                number -> new Effect.CountMarks(lane, number, pane.state(), selection)));
    }

    /** Counting may mean to look at every job: it begins when the typing rests. */
    private boolean typing() {
        boolean field = model.top().filter(Layer::hasField).isPresent();
        return field && model.millis() - model.feed().keyAtMillis() < REST_MILLIS;
    }

    /** What the filter being typed would match. */
    private void draft(FilterLine line) {
        if (line.error().isEmpty() && !typing()) {
            matches(line.state(), line.draft().filter());
        }
    }

    private void job(Detail detail) {
        Lane lane = Lane.of(Lane.Kind.JOB);
        long id = detail.row().id();
        int width = Layout.lineCells(model.size());
        needs.add(new Need(
                lane,
                List.of(id, width),
                false,
                2 * ROWS_MILLIS,
                detail.row().job().state() == JobState.PENDING ? STALE_MILLIS : 0,
                number -> new Effect.ReadJob(lane, number, id, width)));
    }

    private void purge(PurgeForm form) {
        Operation operation = form.operation();
        if (operation == null
                || typing()
                || model.top().filter(PurgeForm.class::isInstance).isEmpty()) {
            return;
        }
        Lane lane = Lane.of(Lane.Kind.PREVIEW);
        needs.add(new Need(
                lane,
                operation.command(),
                false,
                2 * ROWS_MILLIS,
                STALE_MILLIS,
                number -> new Effect.CountOperation(lane, number, PurgeForm.fresh(operation, model))));
    }
}
