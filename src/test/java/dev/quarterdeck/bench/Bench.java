package dev.quarterdeck.bench;

import dev.quarterdeck.bench.PurgeUnderLoad.Way;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Measures what the stores reach beside bare loops over their drivers in the same run: a table on stdout, and the same for
 * programs in {@code bench.json}. Figures are compared as ratios; on their own they say more about the disk.
 */
public final class Bench {

    private Bench() {}

    /**
     * Arguments: the build's folder, the size ({@code quick}, {@code normal} or {@code full}), and a text that the rows
     * must contain, empty for all of them.
     */
    public static void main(String[] arguments) throws Exception {
        Path build = Path.of(arguments[0]);
        Size size;
        List<Work> works;
        try {
            size = Size.ofWord(arguments[1]);
            works = works(size, arguments[2]);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        run(build, size, works);
    }

    private static void run(Path build, Size size, List<Work> works) throws Exception {
        Ground ground = new Ground(build.resolve("bench"), size);
        // However it ends: the files are large.
        Runtime.getRuntime().addShutdownHook(new Thread(ground::clear));
        Instant at = Instant.now();
        String machine = Machine.text(ground.diskType());
        System.out.println(machine + ", size " + size.word());
        Report report = new Report(at, machine, size, measure(works, ground));
        try (Writer out = Files.newBufferedWriter(build.resolve("bench.json"))) {
            report.write(out);
        }
        if (ground.late()) {
            System.out.println("The machine was slow or busy: the last rows are from one round only.");
        }
    }

    /** What is measured at a size, in the order of the rows. */
    static List<Work> works(Size size) {
        EndedJobs ended = new EndedJobs();
        GrownFiles grown = new GrownFiles();
        List<Work> works = new ArrayList<>(List.of(
                new Enqueue.Together(),
                new Enqueue.Alone(),
                EndToEnd.blocking(),
                EndToEnd.async(),
                EndToEnd.normal(),
                new BatchEnqueue(),
                ClaimRate.upTo(size),
                new StartUp(ended),
                Growth.upTo(size, grown),
                new ExactPreview(ended, size),
                new RequeueDead(ended, size),
                new PurgeUnderLoad(Way.TRASH, ended, size),
                new PurgeUnderLoad(Way.FOREVER, ended, size)));
        if (size != Size.QUICK) {
            works.add(new ConsoleWork(grown, size));
            works.add(new Processes());
            works.addAll(OnServer.all());
            ServiceLoader.load(Peers.class).forEach(peers -> works.addAll(peers.works()));
        }
        return works;
    }

    private static List<Work> works(Size size, String only) {
        List<Work> works = works(size).stream()
                .filter(work -> work.questions().stream()
                        .anyMatch(question -> question.work().contains(only)))
                .toList();
        if (works.isEmpty()) {
            throw new IllegalArgumentException("expected ONLY to be part of a row's work, got: " + only);
        }
        return works;
    }

    private static List<Row> measure(List<Work> works, Ground ground) throws Exception {
        Table table = new Table(
                System.out,
                works.stream().flatMap(work -> work.questions().stream()).toList());
        table.heading();
        List<Row> rows = new ArrayList<>();
        for (Work work : works) {
            Optional<String> missing = work.missing(ground);
            if (missing.isPresent()) {
                table.leftOut(work, missing.get());
                continue;
            }
            List<Figure> figures = work.measure(ground);
            for (int i = 0; i < figures.size(); i++) {
                Row row = new Row(work.questions().get(i), figures.get(i));
                table.row(row);
                rows.add(row);
            }
        }
        return rows;
    }
}
