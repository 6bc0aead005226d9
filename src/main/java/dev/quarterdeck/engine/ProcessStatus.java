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
 * @param start in clock ticks since the kernel started
 */
record ProcessStatus(char state, String start) {
    /** Where the fields stand among those after the name, which may itself contain blanks and parentheses. */
    private static final int STATE = 0;

    private static final int START = 19;

    /** Empty when there is no such process, or no such file on this system. */
    static Optional<ProcessStatus> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return Optional.of(new ProcessStatus(fields[STATE].charAt(0), fields[START]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it has ended, even if its parent has not asked for its exit code yet. */
    boolean ended() {
        return state == 'Z' || state == 'X';
    }
}
