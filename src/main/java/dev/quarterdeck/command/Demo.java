package dev.quarterdeck.command;

import dev.quarterdeck.engine.DemoLoad;
import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.engine.SimulatedFate;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the console on a queue that lives. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Command(
        name = "demo",
        description = {
            "Open the console on a queue that lives.",
            "Simulated producers and consumers run in the same process: on the file that --db names, otherwise on one that"
                    + " is gone afterwards."
        })
final class Demo extends VerbCommand {
    @Option(names = "--rate", paramLabel = "RATE", description = "Jobs per time, such as 40/s.")
    private String rate = "40/s";

    @Option(names = "--threads", paramLabel = "N", description = "How many jobs are worked at a time; 4 unless said.")
    private String threads = "4";

    @Option(
            names = "--crash",
            paramLabel = "RATE",
            description = "The share of attempts, 0 to 1, whose consumer vanishes; 0.02 unless said.")
    private String crash = "0.02";

    @Option(names = "--seed", paramLabel = "N", description = "Of everything random, so that a run can be repeated.")
    private @Nullable String seed;

    @Mixin
    private AppearanceArgs look;

    @Mixin
    private AlertArgs alerts;

    @Override
    public Integer call() {
        Appearance appearance = look.appearance();
        Console.refuseWithoutTerminal(session());
        session().surfaces().prepareConsole();
        String target = explicitTarget();
        if (target != null) {
            return run(target, appearance);
        }
        Path folder = folder();
        try {
            return run(folder.resolve("demo.db").toString(), appearance);
        } finally {
            delete(folder);
        }
    }

    private int run(String target, Appearance appearance) {
        double perSecond = Numbers.perSecond("--rate", rate);
        int workers = Numbers.threads("--threads", threads);
        double crashes = Numbers.share("--crash", crash);
        long seeds = seed == null ? now().toEpochMilli() : Numbers.whole("--seed", seed, "a whole number");
        var settings = new DemoSettings(true, perSecond, true, workers, SimulatedFate.usual(crashes));
        try (JobStore store = session().openAlone(target, Access.CREATE);
                // The console owns the screen while it runs, and its workers pane shows what the notes would tell.
                DemoLoad load = new DemoLoad(store, settings, seeds, note -> {});
                Session console = session()
                        .copy()
                        .target(target)
                        .store(store)
                        .simulation(load)
                        .alerts(alerts.limits())
                        .build()) {
            load.start();
            return console.surfaces().console(console, appearance);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("qdeck-demo");
        } catch (IOException e) {
            throw CommandException.failed(
                    "cannot make a folder for the demo's file: " + e.getMessage() + "; name a file with --db");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
