package dev.quarterdeck.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A short command from its start to its end, as a process: beside a Java that only says its version, which is the least
 * that any program in Java takes, and beside a program of ten lines that asks the same file by hand.
 */
final class StartUp implements Work {
    private static final double MOST_TIMES_JAVA = 9;

    /** Starts are short, and one alone says little. */
    private static final int STARTS_IN_A_ROUND = 2;

    private final EndedJobs jobs;

    StartUp(EndedJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Question> questions() {
        return List.of(
                new Question("qdeck stats, beside java -version", "ms", Goal.ratioAtMost(MOST_TIMES_JAVA)),
                new Question("qdeck stats, beside a bare SELECT program", "ms", Goal.none()));
    }

    @Override
    public Optional<String> missing(Ground ground) {
        return Program.missing(ground.program());
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        String file = jobs.mixed(ground).toString();
        List<String> stats = List.of(ground.program().toString(), "--db", file, "stats");
        List<String> version = List.of(Program.java(), "-version");
        List<String> select = List.of(Program.java(), "-cp", bareClassPath(), BareSelect.class.getName(), file);
        Rounds rounds = Rounds.of(
                STARTS_IN_A_ROUND * ground.rounds(),
                () -> Program.millis(stats),
                () -> Program.millis(version),
                () -> Program.millis(select));
        return List.of(rounds.figure(0, 1), rounds.figure(0, 2));
    }

    /** The driver and what it needs, and nothing that would have to be searched besides. */
    private static String bareClassPath() throws Exception {
        List<String> homes = new ArrayList<>();
        for (String each : List.of(BareSelect.class.getName(), "org.sqlite.JDBC", "org.slf4j.Logger")) {
            homes.add(Path.of(Class.forName(each)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, homes);
    }
}
