package dev.quarterdeck.http;

import dev.quarterdeck.Targets;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A door on a queue in a file, at a port that was free, and what it says. */
final class OpenDoor implements AutoCloseable {
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<List<String>> hidden = new CopyOnWriteArrayList<>();
    final JobStore store;
    final Door door;
    final Visitor visitor;

    private OpenDoor(JobStore store, UnaryOperator<JobStore> between, DoorSettings settings) throws IOException {
        this.store = store;
        this.door = Door.open(between.apply(store), this::hide, settings, new Said());
        this.visitor = new Visitor(door.port());
    }

    static OpenDoor in(Path directory) throws IOException {
        return in(directory, settings(null));
    }

    static OpenDoor in(Path directory, DoorSettings settings) throws IOException {
        return in(directory, UnaryOperator.identity(), settings);
    }

    /** @param between what the door has instead of the store */
    static OpenDoor in(Path directory, UnaryOperator<JobStore> between, DoorSettings settings) throws IOException {
        // What survives the loss of power is tested where processes are killed.
        var options = OpenOptions.of(Access.CREATE).durability(Durability.NORMAL);
        return new OpenDoor(
                (JobStore) new Targets().open(new Target.File(directory.resolve("jobs.db")), options),
                between,
                settings);
    }

    static DoorSettings settings(@Nullable Tokens tokens) {
        return new DoorSettings(InetAddress.getLoopbackAddress(), 0, tokens);
    }

    private JobReader hide(JobReader reader, List<String> paths) {
        hidden.add(paths);
        return reader;
    }

    int port() {
        return door.port();
    }

    @Override
    public void close() {
        door.close();
        store.close();
    }

    private final class Said implements Events {
        @Override
        public void info(String line) {
            said.add("info: " + line);
        }

        @Override
        public void warning(String line) {
            said.add("warning: " + line);
        }
    }
}
