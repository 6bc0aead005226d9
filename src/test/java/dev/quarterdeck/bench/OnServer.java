package dev.quarterdeck.bench;

import dev.quarterdeck.Targets;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the bench's own, set up as it comes, which waits for its disk: durable work beside bare loops over
 * its driver. Every row starts it anew, so that none inherits the leavings of the one before.
 */
final class OnServer implements Work {
    private static final String UNIT = "jobs/s";
    private static final int IN_FLIGHT = 256;

    private final Question question;
    private final Way way;

    private OnServer(String work, double limit, Way way) {
        this.question = new Question("PostgreSQL, " + work, UNIT, Goal.ratioAtLeast(limit));
        this.way = way;
    }

    /** How both sides are measured. */
    @FunctionalInterface
    private interface Way {
        Rounds measure(Ground ground, JobStore store, String jdbcUrl) throws Exception;
    }

    static List<Work> all() {
        return List.of(
                new OnServer("durable enqueue, 1 thread", 0.5, (ground, store, url) -> enqueue(1, ground, store, url)),
                new OnServer(
                        "durable enqueue, 16 threads", 0.5, (ground, store, url) -> enqueue(16, ground, store, url)),
                new OnServer("enqueue, claim and complete, 4 threads", 0.5, OnServer::wholeJobs),
                new OnServer("4 producers + 4 consumers, enqueueAsync", 1, OnServer::endToEnd));
    }

    @Override
    public List<Question> questions() {
        return List.of(question);
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        Path data = ground.newFile().toAbsolutePath().getParent().resolveSibling("bench-postgres");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(true)
                        .start();
                JobStore store = (JobStore) new Targets()
                        .open(
                                Target.parse("postgres://postgres@localhost:" + server.getPort() + "/postgres"),
                                OpenOptions.of(Access.CREATE))) {
            String jdbcUrl = server.getJdbcUrl("postgres", "postgres");
            return List.of(way.measure(ground, store, jdbcUrl).figure(0, 1));
        } finally {
            remove(data);
        }
    }

    private static void remove(Path data) throws Exception {
        if (Files.exists(data)) {
            try (Stream<Path> all = Files.walk(data)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Rounds enqueue(int threads, Ground ground, JobStore store, String url) throws Exception {
        try (Tables tables = new Tables(threads, url)) {
            return Rounds.of(
                    ground.rounds(),
                    () -> Crew.work(threads, ground.size().window(), () -> store.enqueue(Jobs.JOB))
                            .perSecond(),
                    () -> Crew.work(
                                    tables.steps(BareServerTable::insert),
                                    ground.size().window())
                            .perSecond());
        }
    }

    private static Rounds wholeJobs(Ground ground, JobStore store, String url) throws Exception {
        int threads = 4;
        ClaimRequest one = new ClaimRequest("bench/1", 1, Duration.ofMinutes(5), Set.of(), Duration.ofSeconds(1));
        Crew.Step ours = () -> {
            store.enqueue(Jobs.JOB);
            for (Claim claim : store.claim(one)) {
                store.settle(new Settlement.Complete(claim.lease(), null));
            }
        };
        try (Tables tables = new Tables(threads, url)) {
            return Rounds.of(
                    ground.rounds(),
                    () -> Crew.work(threads, ground.size().window(), ours).perSecond(),
                    () -> Crew.work(
                                    tables.steps(BareServerTable::wholeJob),
                                    ground.size().window())
                            .perSecond());
        }
    }

    /** From the first enqueue until the last job is done, beside four threads that insert, claim and settle by hand. */
    private static Rounds endToEnd(Ground ground, JobStore store, String url) throws Exception {
        int each = 4;
        Consumer consumer = new Consumer(store, "bench/1");
        try (Tables tables = new Tables(each, url)) {
            return Rounds.of(
                    ground.rounds(),
                    () -> {
                        long before = consumer.settled();
                        Crew consumers = Crew.start(Collections.nCopies(each, consumer));
                        long start = System.nanoTime();
                        Crew.Done produced = Crew.work(
                                Stream.generate(() -> inFlight(store))
                                        .limit(each)
                                        .toList(),
                                ground.size().window());
                        consumer.awaitSettled(before + produced.count());
                        double seconds = (System.nanoTime() - start) / 1e9;
                        consumers.stop();
                        return produced.count() / seconds;
                    },
                    () -> Crew.work(
                                    tables.steps(BareServerTable::wholeJob),
                                    ground.size().window())
                            .perSecond());
        }
    }

    private static Crew.Step inFlight(JobStore store) {
        Semaphore free = new Semaphore(IN_FLIGHT);
        return () -> {
            free.acquire();
            store.enqueueAsync(Jobs.JOB).whenComplete((job, failure) -> free.release());
        };
    }

    /** A connection for each thread. */
    private static final class Tables implements AutoCloseable {
        private final List<BareServerTable> tables = new ArrayList<>();

        Tables(int threads, String url) throws Exception {
            for (int i = 0; i < threads; i++) {
                tables.add(new BareServerTable(url));
            }
        }

        /** What each thread does with its own. */
        @FunctionalInterface
        interface Doing {
            void with(BareServerTable table) throws Exception;
        }

        List<Crew.Step> steps(Doing doing) {
            return tables.stream()
                    .<Crew.Step>map(table -> () -> doing.with(table))
                    .toList();
        }

        @Override
        public void close() throws Exception {
            for (BareServerTable table : tables) {
                table.close();
            }
        }
    }
}
