package dev.quarterdeck.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux says about a process in {@code /proc/PID/stat}.
 *
 * @param state one letter; {@code Z} and {@code X} run no more
 * @param group the number of the process group
 * @param start in clock ticks since the kernel started
 */
record ProcessStatus(char state, long group, String start) {
    /** Where the fields stand among those after the name, which may itself contain blanks and parentheses. */
    private static final int STATE = 0;

    private static final int GROUP = 2;
    private static final int START = 19;

    static final Path PROC = Path.of("/proc");

    /**
     * Empty when there is no such process, or no such file on this system.
     *
     * @throws IOException when it could not be read: nothing is known of the process then
     */
    static Optional<ProcessStatus> of(long pid) throws IOException {
        return of(pid, PROC);
    }

    /** @param proc where the system tells of its processes */
    static Optional<ProcessStatus> of(long pid, Path proc) throws IOException {
        Path file = proc.resolve(pid + "/stat");
        try {
            String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return Optional.of(
                    new ProcessStatus(fields[STATE].charAt(0), Long.parseLong(fields[GROUP]), fields[START]));
        } catch (IOException e) {
            // It may also have ended while it was read. To look whether the file is there takes nothing that runs out,
            // such as files that may be open.
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether it has ended, even if its parent has not asked for its exit code yet. */
    boolean ended() {
        return state == 'Z' || state == 'X';
    }
}
