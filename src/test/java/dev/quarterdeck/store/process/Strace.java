package dev.quarterdeck.store.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs children under strace, which sees each of their system calls on the files of one queue, and can kill at any of
 * them. It counts by thread: what is to be counted must happen on one.
 */
final class Strace {
    private static final boolean WORKS = works();

    private final Path file;
    private final Path log;

    private Strace(Path file) {
        this.file = file;
        this.log = Path.of(file + ".strace");
    }

    /** Watches the queue in this file; the test is skipped where strace is missing or may not watch. */
    static Strace of(Path file) {
        if (!WORKS && System.getenv("QDECK_CI") != null) {
            throw new AssertionError("these tests need strace, and it is not installed or may not trace (ptrace)");
        }
        if (!WORKS) {
            System.err.println("SKIPPED: tests that need strace, which is not installed or may not trace (ptrace)");
        }
        assumeTrue(WORKS, "strace is not installed or may not trace");
        return new Strace(file);
    }

    private static boolean works() {
        try {
            Process process = new ProcessBuilder("strace", "-f", "-qq", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What stands before a command whose calls of these names are to be logged. */
    List<String> logging(String calls) {
        // Stops at these calls only, where it else would at every one.
        return words("--seccomp-bpf", "-e", "trace=" + calls);
    }

    /** What stands before one that dies, as by {@code kill -9}, in place of its call of this number, from 1. */
    List<String> killingAt(String call, int number) {
        // A call that seccomp stops is made all the same.
        return words("-e", "trace=" + call, "-e", "inject=" + call + ":signal=SIGKILL:when=" + number);
    }

    /** What stands before one whose calls of this name fail, in each thread from the one number to the other. */
    List<String> failing(String call, String error, int first, int last) {
        return words(
                "-e", "trace=" + call, "-e", "inject=" + call + ":error=" + error + ":when=" + first + ".." + last);
    }

    private List<String> words(String... what) {
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
        words.addAll(List.of(what));
        Stream.of("", "-wal", "-journal").forEach(suffix -> words.addAll(List.of("-P", file + suffix)));
        words.addAll(List.of("-P", file.getParent().toString()));
        return words;
    }

    /** How many calls the log has. */
    long logged() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("(") && !line.contains("resumed>"))
                    .count();
        }
    }
}
