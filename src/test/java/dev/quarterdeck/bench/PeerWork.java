package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.List;

/** What a peer does beside what the store does: in the table, the peer stands where the bare loop does elsewhere. */
final class PeerWork implements Work {
    private final Question question;
    private final Side ours;
    private final Side peers;

    private PeerWork(String peer, String work, double limit, Side ours, Side peers) {
        this.question = new Question(work + ", beside the peer " + peer, "jobs/s", Goal.ratioAtLeast(limit));
        this.ours = ours;
        this.peers = peers;
    }

    /** One of the two, which keeps its jobs in a file that is not there yet. */
    @FunctionalInterface
    interface Side {
        Running open(Path file) throws Exception;
    }

    /** A side that is ready to work. */
    interface Running extends AutoCloseable {

        /** Jobs a second. */
        double measure(Ground ground) throws Exception;
    }

    /** One thread puts jobs in and waits for each to be on the disk, which is most of what either does. */
    static Work enqueue(String peer, Side peers) {
        return new PeerWork(peer, "durable enqueue, 1 thread", 0.85, file -> new Ours(file, Ours::enqueue), peers);
    }

    /** Four threads put jobs in, four work them: from the first enqueue until the last job is done. */
    static Work endToEnd(String peer, Side peers) {
        return new PeerWork(
                peer, "4 producers + 4 consumers, durable", 1, file -> new Ours(file, Ours::endToEnd), peers);
    }

    @Override
    public List<Question> questions() {
        return List.of(question);
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        try (Running our = ours.open(ground.newFile());
                Running peer = peers.open(ground.newFile())) {
            return List.of(Rounds.of(ground.rounds(), () -> our.measure(ground), () -> peer.measure(ground))
                    .figure(0, 1));
        }
    }

    private static final class Ours implements Running {
        private final SqliteStore store;
        private final Way way;

        private interface Way {
            double measure(SqliteStore store, Ground ground) throws Exception;
        }

        Ours(Path file, Way way) {
            this.store = Jobs.open(file, Durability.FULL);
            this.way = way;
        }

        static double enqueue(SqliteStore store, Ground ground) throws Exception {
            return Crew.work(1, ground.size().window(), () -> store.enqueue(Jobs.JOB))
                    .perSecond();
        }

        static double endToEnd(SqliteStore store, Ground ground) throws Exception {
            return EndToEnd.blocking().jobsPerSecond(store, new Consumer(store, "bench/1"), ground);
        }

        @Override
        public double measure(Ground ground) throws Exception {
            return way.measure(store, ground);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
