package dev.quarterdeck.bench;

import dev.quarterdeck.store.process.Java;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Four producing and four consuming processes on one durable file: jobs done a second, the share of the least lucky
 * process, and the longest that anybody waited for an answer.
 *
 * <p>"Bare" is the same work through the same store un-batched, one transaction for each enqueue, claim and settlement.
 * Producers wait for each job on either side, so what differs is how consumers work: see {@link Client}.
 */
final class Processes implements Work {
    private static final int OF_EACH = 4;
    private static final Duration WINDOW = Duration.ofSeconds(3);

    @Override
    public List<Question> questions() {
        return List.of(
                new Question("4 + 4 processes, durable, beside un-batched", "jobs/s", Goal.ratioAtLeast(2.5)),
                new Question("4 + 4 processes, least share of the fair one", "of 1", Goal.atLeast(0.5)),
                new Question("4 + 4 processes, worst stall", "ms", Goal.atMost(250)));
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Peer> peers = new ArrayList<>();
        try {
            Path batched = ground.newFile();
            Path unbatched = ground.newFile();
            for (int i = 0; i < OF_EACH; i++) {
                peers.add(new Peer(Client.Role.PRODUCER, batched, unbatched));
                peers.add(new Peer(Client.Role.CONSUMER, batched, unbatched));
            }
            for (Peer peer : peers) {
                peer.awaitReady();
            }
            Rounds rounds = Rounds.ofSeveral(
                    ground.longRounds(),
                    () -> together(peers, Client.Mode.BATCHED),
                    () -> together(peers, Client.Mode.UNBATCHED));
            return List.of(rounds.figure(0, 1, 0), rounds.worst(0, 1, 1, Math::min), rounds.worst(0, 1, 2, Math::max));
        } finally {
            peers.forEach(Peer::end);
        }
    }

    /** Jobs done a second, least share, worst stall in milliseconds. */
    private static double[] together(List<Peer> peers, Client.Mode mode) throws IOException {
        for (Peer peer : peers) {
            peer.begin(mode);
        }
        List<Client.Told> produced = new ArrayList<>();
        List<Client.Told> consumed = new ArrayList<>();
        for (Peer peer : peers) {
            (peer.role == Client.Role.PRODUCER ? produced : consumed).add(peer.told());
        }
        double done = consumed.stream().mapToLong(Client.Told::jobs).sum() / (WINDOW.toNanos() / 1e9);
        double stall = Stream.concat(produced.stream(), consumed.stream())
                .mapToLong(Client.Told::longestNanos)
                .max()
                .orElse(0);
        return new double[] {done, Math.min(share(produced), share(consumed)), stall / 1e6};
    }

    /** What the least lucky of them got, as a part of what each would have got in fairness. */
    private static double share(List<Client.Told> told) {
        long[] jobs = told.stream().mapToLong(Client.Told::jobs).toArray();
        return Arrays.stream(jobs).min().orElse(0)
                / Arrays.stream(jobs).average().orElse(1);
    }

    /** A process, and the pipes to it. */
    private static final class Peer {
        private final Client.Role role;
        private final Process process;
        private final BufferedReader from;
        private final BufferedWriter to;

        Peer(Client.Role role, Path batched, Path unbatched) throws IOException {
            this.role = role;
            process =
                    Java.start(List.of(), Client.class, List.of(role.name(), batched.toString(), unbatched.toString()));
            from = process.inputReader(StandardCharsets.UTF_8);
            to = process.outputWriter(StandardCharsets.UTF_8);
        }

        void awaitReady() throws IOException {
            line();
        }

        void begin(Client.Mode mode) throws IOException {
            to.write(mode + " " + WINDOW.toMillis() + "\n");
            to.flush();
        }

        Client.Told told() throws IOException {
            return Client.Told.of(line());
        }

        private String line() throws IOException {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("a " + role + " ended before it had answered");
            }
            return line;
        }

        void end() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
