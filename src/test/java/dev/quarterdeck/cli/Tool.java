package dev.quarterdeck.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;

/** A program that some tests want. */
final class Tool {
    private Tool() {}

    /** Skips the test where it is missing, loudly; in continuous integration that is a failure. */
    static void require(String name) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Path.of(path, name).toFile().canExecute());
        if (!there && System.getenv("QDECK_CI") != null) {
            throw new AssertionError("this test needs " + name + ", and it is not installed");
        }
        if (!there) {
            System.err.println("SKIPPED: a test that needs " + name + ", which is not installed");
        }
        assumeTrue(there, name + " is not installed");
    }
}
