package dev.quarterdeck.store.history;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.contract.StoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The clients of one store, as processes are: each may close it, or die over it. */
final class Clients implements AutoCloseable {
    private static final int COUNT = 2;

    /** What the clients share in memory; it does not outlive the last of them. */
    private static final String SHARED_MEMORY = "-shm";

    private final StoreFactory factory;
    private final InstantSource clock;
    private final List<JobStore> living = new ArrayList<>();
    private final List<JobStore> dead = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    /** Opens them on a new store in a folder of its own under this one. */
    Clients(StoreFactory factory, InstantSource clock, Path parent) {
        this.factory = factory;
        this.clock = clock;
        folders.add(folderIn(parent));
        openAll();
    }

    private void openAll() {
        for (int i = 0; i < COUNT; i++) {
            living.add(open());
        }
    }

    private JobStore open() {
        return factory.open(folder(), clock);
    }

    private Path folder() {
        return folders.get(folders.size() - 1);
    }

    JobStore any(Dice dice) {
        return dice.of(living);
    }

    /** One closes the store, and another comes. */
    void reopen(Dice dice) {
        int which = dice.below(COUNT);
        living.get(which).close();
        living.set(which, open());
    }

    /** One does nothing any more, from one step to the next, and another comes. */
    void die(Dice dice) {
        int which = dice.below(COUNT);
        dead.add(living.set(which, open()));
    }

    /** All die at once, and the next ones find the files as they were at that moment: the log was never merged. */
    void dieAll() {
        Path then = folder();
        folders.add(folderIn(then.getParent()));
        // Reading a file takes SQLite's locks on it away from this process. Nobody needs these any more.
        copy(then, folder());
        dead.addAll(living);
        living.clear();
        openAll();
    }

    private static void copy(Path from, Path to) {
        for (Path file : filesIn(from)) {
            if (!file.toString().endsWith(SHARED_MEMORY)) {
                try {
                    Files.copy(file, to.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Removes what they leave behind, too. */
    @Override
    public void close() {
        living.forEach(JobStore::close);
        dead.forEach(JobStore::close);
        folders.forEach(Clients::delete);
    }

    private static void delete(Path folder) {
        try {
            for (Path file : filesIn(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folderIn(Path parent) {
        try {
            return Files.createTempDirectory(parent, "history");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
