package dev.quarterdeck.store.history;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.model.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Steps that are taken on a store and on the model alike, by several clients of one store. */
final class History {
    private static final int STEPS_PER_LOOK = 40;

    private final World world = new World();
    private final JobStore model = new ModelStore(world.clock);
    private final List<String> told = new ArrayList<>();
    private final Clients clients;

    private History(StoreFactory factory, Path parent) {
        this.clients = new Clients(factory, world.clock, parent);
    }

    /**
     * Where a store first differed from the model.
     *
     * @param told what happened until then, a line for each step
     */
    record Difference(String what, List<String> told) {}

    static List<Step> invent(long seed, int steps) {
        Dice dice = new Dice(seed);
        return Stream.generate(() -> new Step(Action.any(dice), dice.seed()))
                .limit(steps)
                .toList();
    }

    /** Takes the steps on a new store in a folder of its own under this one. */
    static Optional<Difference> differenceAfter(List<Step> steps, StoreFactory factory, Path parent) {
        History history = new History(factory, parent);
        return history.live(steps).map(what -> new Difference(what, history.told));
    }

    private Optional<String> live(List<Step> steps) {
        try (clients) {
            for (Step step : steps) {
                Optional<String> difference = take(step);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            JobStore client = clients.any(new Dice(0));
            return difference(Observation.whole(model), () -> Observation.whole(client));
        }
    }

    private Optional<String> take(Step step) {
        Dice dice = new Dice(step.seed());
        JobStore client = clients.any(dice);
        Call<?> call = step.action().call(dice, world);
        switch (step.action()) {
            case REOPEN -> clients.reopen(dice);
            case DIE -> clients.die(dice);
            case DIE_ALL -> clients.dieAll();
            default -> {
                return compare(call, client).or(() -> lookNowAndThen(dice));
            }
        }
        told.add(call.text());
        return look(dice);
    }

    private Optional<String> lookNowAndThen(Dice dice) {
        return told.size() % STEPS_PER_LOOK == 0 ? look(dice) : Optional.empty();
    }

    private Optional<String> look(Dice dice) {
        JobStore client = clients.any(dice);
        return difference(Observation.of(model), () -> Observation.of(client));
    }

    private static Optional<String> difference(Observation expected, Supplier<Observation> looking) {
        Observation actual;
        try {
            actual = looking.get();
        } catch (RuntimeException e) {
            return Optional.of("looks: " + e);
        }
        return expected.differenceTo(actual);
    }

    private <T> Optional<String> compare(Call<T> call, JobStore client) {
        T expected = call.on().apply(model);
        told.add(call.text() + " -> " + expected);
        Object actual;
        try {
            actual = call.on().apply(client);
        } catch (RuntimeException e) {
            actual = e;
        }
        if (!expected.equals(actual)) {
            return Optional.of("answer:\n expected " + expected + "\n but was  " + actual);
        }
        call.remember().accept(expected);
        return Optional.empty();
    }
}
