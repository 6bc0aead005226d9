package dev.quarterdeck.engine;

import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the commands of a worker that is gone left running. Everything that a command starts inherits a mark in its
 * environment, so that it is found even when its process group has lost its leader.
 */
final class Leftovers {
    private static final Path PROC = Path.of("/proc");

    /** A process that is just starting another can be missed once; whoever goes on starting them is given up. */
    private static final int ROUNDS = 5;

    private Leftovers() {}

    /** Ends them, without asking. */
    static void end(WorkerInfo gone) {
        String mark = ProcessIdentity.MARK_VARIABLE + "="
                + ProcessIdentity.mark(gone.host(), gone.pid(), gone.processStart());
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> left = marked(mark);
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The living processes with this mark; never this one, which a command of that worker may have started. */
    private static List<ProcessHandle> marked(String mark) {
        long own = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != own && process.isAlive())
                .filter(process -> environment(process.pid()).anyMatch(mark::equals))
                .toList();
    }

    /** The variables that it was started with; none when it is gone or belongs to another user. */
    private static Stream<String> environment(long pid) {
        try {
            byte[] block = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            return Arrays.stream(new String(block, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
