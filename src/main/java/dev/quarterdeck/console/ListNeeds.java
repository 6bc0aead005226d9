package dev.quarterdeck.console;

import dev.quarterdeck.console.Refresh.Need;
import dev.quarterdeck.job.Filter;
import java.time.Duration;
import java.util.List;

/** What the views need to know that cover the panes: lists, and what is behind their rows. */
final class ListNeeds {
    private final Model model;
    private final List<Need> needs;

    private ListNeeds(Model model, List<Need> needs) {
        this.model = model;
        this.needs = needs;
    }

    static void add(Model model, List<Need> all) {
        var needs = new ListNeeds(model, all);
        model.layer(Errors.class).filter(model::showsAll).ifPresent(needs::errors);
        model.layer(Audit.class).filter(model::showsAll).ifPresent(needs::audit);
        model.layer(AuditEntry.class).ifPresent(needs::entry);
        model.layer(Trash.class).filter(model::showsAll).ifPresent(trash -> needs.trash());
        model.layer(TrashedJobs.class).filter(model::showsAll).ifPresent(needs::trashed);
        model.layer(TrashedJob.class).ifPresent(needs::trashedJob);
        model.layer(Queues.class).filter(model::showsAll).ifPresent(queues -> needs.queues());
        model.layer(WorkerList.class).filter(model::showsAll).ifPresent(workers -> needs.workers());
        model.layer(Simulation.class).ifPresent(shown -> needs.simulation());
        model.layer(Trends.class).filter(model::showsAll).ifPresent(needs::trends);
    }

    private void always(Lane.Kind kind, long old, Needs.Read effect) {
        needs.add(Needs.of(kind, Needs.COUNT_MILLIS, old, effect));
    }

    /** Every error is read for it: at most every two seconds, and with a rest that grows with their number. */
    private void errors(Errors errors) {
        Lane lane = Lane.of(Lane.Kind.ERRORS);
        boolean filtered = !errors.filter().equals(Filter.ANY);
        needs.add(new Need(
                lane,
                errors.filter(),
                false,
                2 * Needs.COUNT_MILLIS,
                filtered ? Needs.STALE_MILLIS : 0,
                number -> new Effect.ReadErrors(lane, number, errors.selection(model))));
    }

    private void audit(Audit audit) {
        Lane lane = Lane.of(Lane.Kind.AUDIT);
        int height = Layout.listRows(model.size());
        Window<OperationRow> window = audit.list().window();
        int offset = window == null ? 0 : window.cursor() - window.top();
        needs.add(new Need(
                lane,
                audit.list().course().jumps(),
                audit.list().runsShort(height),
                Needs.ROWS_MILLIS,
                0,
                number -> new Effect.ReadAudit(lane, number, audit.place(), offset + height, 2 * height)));
    }

    private void entry(AuditEntry entry) {
        Lane lane = Lane.of(Lane.Kind.ENTRY);
        long operation = entry.row().id();
        needs.add(new Need(
                lane,
                operation,
                false,
                Needs.COUNT_MILLIS,
                Needs.STALE_MILLIS,
                number -> new Effect.ReadEntry(lane, number, operation)));
    }

    private void trash() {
        always(Lane.Kind.TRASH, Needs.STALE_MILLIS, Effect.ReadTrash::new);
    }

    private void trashed(TrashedJobs jobs) {
        Lane lane = Lane.of(Lane.Kind.TRASHED);
        long operation = jobs.heap().id();
        needs.add(new Need(
                lane,
                operation,
                false,
                2 * Needs.COUNT_MILLIS,
                Needs.STALE_MILLIS,
                number -> new Effect.ReadTrashed(lane, number, operation)));
    }

    private void trashedJob(TrashedJob job) {
        Lane lane = Lane.of(Lane.Kind.TRASHED_JOB);
        long operation = job.heap().id();
        long id = job.row().id();
        int width = Layout.lineCells(model.size());
        needs.add(new Need(
                lane,
                List.of(operation, id, width),
                false,
                2 * Needs.COUNT_MILLIS,
                Needs.STALE_MILLIS,
                number -> new Effect.ReadTrashedJob(lane, number, operation, id, width)));
    }

    private void queues() {
        always(Lane.Kind.QUEUES, Needs.STALE_MILLIS, Effect.ReadQueues::new);
    }

    private void workers() {
        always(Lane.Kind.WORKERS, Needs.STALE_MILLIS, Effect.ReadWorkers::new);
    }

    /** Not while it is being changed: what is wanted would fall back for a moment. */
    private void simulation() {
        if (!model.feed().waiting(Lane.of(Lane.Kind.SIMULATE))) {
            always(Lane.Kind.SIMULATION, Needs.COUNT_MILLIS, Effect.ReadSimulation::new);
        }
    }

    private void trends(Trends trends) {
        Lane lane = Lane.of(Lane.Kind.TRENDS);
        Duration step = trends.span().step(TrendScreen.bars(model.size()));
        needs.add(new Need(
                lane,
                List.of(trends.span(), step),
                false,
                2 * Needs.COUNT_MILLIS,
                Needs.STALE_MILLIS,
                number -> new Effect.ReadTrends(lane, number, trends.span(), step)));
    }
}
