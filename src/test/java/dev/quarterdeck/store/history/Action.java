package dev.quarterdeck.store.history;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.model.ModelTally;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What clients, workers, managers, operators and clocks do, each as often as its weight says. */
enum Action {
    ENQUEUE(14, Action::enqueue),
    ENQUEUE_ALL(4, Action::enqueueAll),
    CLAIM(16, Action::claim),
    COMPLETE(7, (dice, world) -> settle(new Settlement.Complete(world.someLease(dice), dice.maybe(() -> "result")))),
    FAIL(
            7,
            (dice, world) -> settle(new Settlement.Fail(
                    world.someLease(dice), Inventions.error(dice), dice.oneIn(6) ? null : dice.millis(20_000)))),
    REJECT(2, (dice, world) -> settle(new Settlement.Reject(world.someLease(dice), Inventions.error(dice)))),
    RELEASE(3, (dice, world) -> settle(new Settlement.Release(world.someLease(dice)))),
    HEARTBEAT(5, Action::heartbeat),
    RETURN_ORPHANS(4, Action::returnOrphans),
    CHANGE(10, Action::change),
    FREEZE(3, Action::freeze),
    CHANGE_FROZEN(3, Action::changeFrozen),
    UNDO(6, Action::undo),
    FORGET(1, Action::forget),
    FORGET_EXPIRED(1, (dice, world) -> forgetExpired(1 + dice.below(20))),
    KEEP_TRASH(1, (dice, world) -> keepTrash(dice.millis(120_000))),
    PAUSE(1, (dice, world) -> pause(dice.of(Inventions.QUEUES))),
    RESUME(3, (dice, world) -> resume(dice.of(Inventions.QUEUES))),
    LIMIT(2, Action::limit),
    BEAT(1, Action::beat),
    RETIRE(1, (dice, world) -> retire(worker(dice.of(Inventions.WORKERS), dice, world))),
    PURGE_FINISHED(2, Action::purgeFinished),
    FORGET_FLOW(1, Action::forgetFlow),
    LEAD(2, Action::lead),
    PAGE(5, Action::page),
    TALLY(2, Action::tally),
    ERRORS(1, Action::errors),
    REPAIR(1, (dice, world) -> Call.of("repair", JobStore::repair)),
    MOVE_CLOCK(10, (dice, world) -> moveClock(world, dice.millis(dice.of(10, 2_000, 15_000)))),
    SET_CLOCK_BACK(1, (dice, world) -> moveClock(world, dice.millis(60_000).negated())),
    /** The history itself does this and what follows to its clients. */
    REOPEN(1, (dice, world) -> Call.doing("a client closes the store, another opens it", store -> {})),
    DIE(2, (dice, world) -> Call.doing("a client dies, another opens the store", store -> {})),
    DIE_ALL(1, (dice, world) -> Call.doing("all the clients die, others open the store", store -> {}));

    private static final Action[] WEIGHTED = Stream.of(values())
            .flatMap(action -> Stream.generate(() -> action).limit(action.weight))
            .toArray(Action[]::new);

    private final int weight;
    private final BiFunction<Dice, World, Call<?>> call;

    Action(int weight, BiFunction<Dice, World, Call<?>> call) {
        this.weight = weight;
        this.call = call;
    }

    static Action any(Dice dice) {
        return dice.of(WEIGHTED);
    }

    Call<?> call(Dice dice, World world) {
        return call.apply(dice, world);
    }

    private static Call<?> enqueue(Dice dice, World world) {
        NewJob job = Inventions.job(dice, world);
        return new Call<>(
                "enqueue " + job,
                store -> store.enqueue(job),
                answer -> world.lastId = Math.max(world.lastId, answer.id()));
    }

    private static Call<?> enqueueAll(Dice dice, World world) {
        List<NewJob> jobs = Stream.generate(() -> Inventions.job(dice, world))
                .limit(dice.below(12))
                .toList();
        return new Call<>(
                "enqueue " + jobs,
                store -> store.enqueueAll(jobs),
                answers ->
                        world.lastId = answers.stream().mapToLong(Enqueued::id).reduce(world.lastId, Math::max));
    }

    private static Call<?> claim(Dice dice, World world) {
        Set<String> queues = dice.oneIn(2) ? Set.of() : Set.copyOf(dice.some(Inventions.QUEUES));
        ClaimRequest request = new ClaimRequest(
                dice.of(Inventions.WORKERS),
                1 + dice.below(dice.of(1, 3, 30)),
                Duration.ofMillis(1 + dice.below(20_000)),
                queues,
                Duration.ZERO);
        return new Call<>(
                request.toString(),
                store -> store.claim(request),
                claims -> world.leases.addAll(claims.stream().map(Claim::lease).toList()));
    }

    private static Call<?> settle(Settlement settlement) {
        return Call.of(settlement.toString(), store -> store.settle(settlement));
    }

    private static Call<?> heartbeat(Dice dice, World world) {
        List<Lease> leases = Stream.generate(() -> world.someLease(dice))
                .limit(dice.below(5))
                .distinct()
                .toList();
        Duration lease = Duration.ofMillis(1 + dice.below(20_000));
        return Call.of("heartbeat of " + leases + " for " + lease, store -> store.heartbeat(leases, lease));
    }

    private static Call<?> returnOrphans(Dice dice, World world) {
        List<String> gone = dice.oneIn(4) ? dice.some(Inventions.WORKERS) : List.of();
        List<WorkerInfo> others =
                gone.stream().map(id -> worker(id, dice, world)).toList();
        RetryPolicy doubling = new RetryPolicy.Exponential(dice.millis(5_000), 0, Duration.ofSeconds(20));
        RetryPolicies policies = RetryPolicies.all(doubling).with("web", new RetryPolicy.None());
        boolean stale = dice.oneIn(2);
        return Call.of("return orphans, gone " + (stale ? others : gone), store -> {
            List<WorkerInfo> now = store.workers().stream()
                    .filter(worker -> gone.contains(worker.id()))
                    .toList();
            return store.returnOrphans(stale ? others : now, policies, 1_000);
        });
    }

    private static Call<?> change(Dice dice, World world) {
        Change change = Inventions.change(dice, world);
        Selection selection = Inventions.selection(dice, world);
        return operation(
                world, change + " " + selection, store -> apply(store, change, selection, store.freeze(selection)));
    }

    private static Call<?> freeze(Dice dice, World world) {
        Selection selection = Inventions.selection(dice, world);
        return new Call<>(
                "freeze " + selection,
                store -> LongArray.of(store.freeze(selection)),
                ids -> world.frozen.add(new World.Frozen(selection, ids.values())));
    }

    private static Call<?> changeFrozen(Dice dice, World world) {
        if (world.frozen.isEmpty()) {
            return change(dice, world);
        }
        Change change = Inventions.change(dice, world);
        World.Frozen frozen = dice.of(world.frozen);
        return operation(
                world,
                change + " frozen " + frozen.selection(),
                store -> apply(store, change, frozen.selection(), frozen.ids()));
    }

    private static Call<?> operation(World world, String text, Function<JobStore, Done> on) {
        return new Call<>(text, on, done -> world.lastOperation = done.number());
    }

    private record Done(long number, Object receipt) {}

    private static Done apply(JobStore store, Change change, Selection selection, long[] ids) {
        long operation = store.begin(change.verb().word(), By.of("ops", "cli"), ids.length);
        Object receipt = store.apply(operation, change, selection, ids);
        store.end(operation, store.clock().instant(), null);
        return new Done(operation, receipt);
    }

    /** In two chunks, of the last operations more often. */
    private static Call<?> undo(Dice dice, World world) {
        long undone = world.someOperation(dice);
        int most = 1 + dice.below(6);
        return operation(world, "undo " + undone, store -> {
            long[] ids = store.undoable(undone).ids();
            long operation = store.begin("undo " + undone, By.of("ops", "cli"), ids.length);
            int half = Math.min(most, ids.length);
            Object first = undo(store, operation, undone, Arrays.copyOf(ids, half));
            return new Done(
                    operation,
                    List.of(first, undo(store, operation, undone, Arrays.copyOfRange(ids, half, ids.length))));
        });
    }

    private static Object undo(JobStore store, long operation, long undone, long[] ids) {
        UndoReceipt receipt = store.undo(operation, undone, ids);
        return List.of(receipt.restored(), new HashSet<>(receipt.left()));
    }

    private static Call<?> forget(Dice dice, World world) {
        long operation = world.someOperation(dice);
        int limit = 1 + dice.below(20);
        return Call.of("forget " + operation, store -> store.forget(operation, limit));
    }

    private static Call<?> forgetExpired(int limit) {
        return Call.of("forget expired", store -> store.forgetExpired(limit));
    }

    private static Call<?> keepTrash(Duration keep) {
        return Call.of("keep trash for " + keep, store -> store.keepTrash(keep));
    }

    private static Call<?> pause(String queue) {
        return Call.of("pause " + queue, store -> store.pause(queue));
    }

    private static Call<?> resume(String queue) {
        return Call.of("resume " + queue, store -> store.resume(queue));
    }

    private static Call<?> limit(Dice dice, World world) {
        String queue = dice.of(Inventions.QUEUES);
        QueueLimits limits = QueueLimits.NONE
                .rate(dice.maybe(
                        () -> dice.of(Rate.parse("1/s"), Rate.parse("7/3s"), Rate.parse("20/s"), Rate.parse("3/m"))))
                .running(dice.maybe(() -> 1 + dice.below(4)))
                .pauseAfterDead(dice.maybe(() -> dice.of(Rate.parse("1/s"), Rate.parse("2/m"), Rate.parse("5/h"))));
        return Call.of("limit " + queue + " " + limits, store -> store.limit(queue, before -> limits));
    }

    private static Call<?> beat(Dice dice, World world) {
        WorkerInfo worker = worker(dice.of(Inventions.WORKERS), dice, world);
        return Call.doing("beat " + worker, store -> store.beat(worker));
    }

    private static WorkerInfo worker(String id, Dice dice, World world) {
        return new WorkerInfo(
                id,
                "ship",
                dice.below(9),
                dice.of("start", "later start"),
                "boot",
                4,
                dice.some(Inventions.QUEUES),
                dice.below(4),
                World.START,
                world.clock.instant());
    }

    private static Call<?> retire(WorkerInfo worker) {
        return Call.doing("retire " + worker, store -> store.retire(worker));
    }

    /** From a moment on that a step may have ended at, so that the next one begins with jobs of the same moment. */
    private static Call<?> purgeFinished(Dice dice, World world) {
        String queue = dice.of(Inventions.QUEUES);
        JobState state = dice.of(JobState.DONE, JobState.DEAD);
        Instant from = dice.oneIn(2) ? World.START : world.clock.instant().minus(dice.millis(60_000));
        Instant until = world.clock.instant().minus(dice.millis(30_000));
        int limit = 1 + dice.below(3);
        return Call.of("purge " + state + " of " + queue + " from " + from + " until " + until, store -> {
            FinishedPurge first = store.purgeFinished(queue, state, from, until, limit);
            return List.of(first, store.purgeFinished(queue, state, first.next(), until, limit));
        });
    }

    private static Call<?> forgetFlow(Dice dice, World world) {
        Instant before = world.clock.instant().minus(dice.millis(300_000));
        return Call.of("forget flow before " + before, store -> store.forgetFlow(before, 1_000));
    }

    private static Call<?> lead(Dice dice, World world) {
        WorkerInfo worker = worker(dice.of(Inventions.WORKERS), dice, world);
        Duration term = Duration.ofMillis(1 + dice.below(20_000));
        List<WorkerInfo> gone = dice.some(Inventions.WORKERS).stream()
                .map(id -> worker(id, dice, world))
                .toList();
        return Call.of(
                "lead " + worker + " for " + term, store -> List.of(store.lead(worker, term, gone), store.manager()));
    }

    /** Next to a job as it is now, which may not even be one that the selection matches. */
    private static Call<?> page(Dice dice, World world) {
        Selection selection = Inventions.selection(dice, world);
        Order order = dice.of(Order.values());
        long neighbour = world.someId(dice);
        boolean backwards = dice.oneIn(2);
        int limit = 1 + dice.below(8);
        return Call.of(
                "page " + order + (backwards ? " before " : " after ") + neighbour + " " + selection,
                store -> store.page(
                        new PageQuery(selection, order, store.find(neighbour).orElse(null), backwards, limit)));
    }

    private static Call<?> errors(Dice dice, World world) {
        Selection selection = Inventions.selection(dice, world);
        return Call.of("errors of " + selection, store -> store.errors(selection));
    }

    private static Call<?> tally(Dice dice, World world) {
        Selection selection = Inventions.selection(dice, world);
        return Call.of(
                "tally " + selection,
                store -> new HashSet<>(ModelTally.plain(store.tally(selection)).groups()));
    }

    private static Call<?> moveClock(World world, Duration by) {
        return new Call<>("clock moves by " + by, store -> by, answer -> world.clock.move(by));
    }
}
