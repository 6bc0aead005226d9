package dev.quarterdeck.store.history;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.model.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps that are taken on a store and on the model alike, by several clients of one store. */
final class History {
    private static final int CLIENTS = 2;
    private static final int STEPS_PER_LOOK = 40;

    private final World world = new World();
    private final JobStore model = new ModelStore(world.clock);
    private final List<JobStore> clients = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final StoreFactory factory;
    private final Path dir;

    private History(StoreFactory factory, Path dir) {
        this.factory = factory;
        this.dir = dir;
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
        try {
            Path dir = Files.createTempDirectory(parent, "history");
            History history = new History(factory, dir);
            Optional<String> difference = history.live(steps);
            deleteAll(dir);
            return difference.map(what -> new Difference(what, history.told));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> live(List<Step> steps) {
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(factory.open(dir, world.clock));
            }
            for (Step step : steps) {
                Optional<String> difference = take(step);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Observation.whole(model).differenceTo(Observation.whole(clients.get(0)));
        } finally {
            clients.forEach(JobStore::close);
        }
    }

    private Optional<String> take(Step step) {
        Dice dice = new Dice(step.seed());
        int client = dice.below(CLIENTS);
        if (step.action() == Action.REOPEN) {
            clients.get(client).close();
            clients.set(client, factory.open(dir, world.clock));
        }
        Optional<String> difference = compare(step.action().call(dice, world), clients.get(client));
        if (difference.isEmpty() && told.size() % STEPS_PER_LOOK == 0) {
            return Observation.of(model).differenceTo(Observation.of(clients.get(dice.below(CLIENTS))));
        }
        return difference;
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

    private static void deleteAll(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(dir);
    }
}
