package dev.quarterdeck.bench;

import dev.quarterdeck.bench.GrownFiles.Grown;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A grown file that is open, and what is asked of it: each gives the nanoseconds that the answer took. */
final class GrownQueue implements AutoCloseable {
    private static final int PAGE = 50;
    private static final int PURGED = 100;

    /** A hundred jobs a second, half of them mails; one of fifty is dead, and that is a mail. */
    private static final long MAILS_OF_A_MINUTE = 60 * (100 / 2 - 2 / 2);

    private static final ClaimRequest ONE =
            new ClaimRequest("bench/1", 1, Duration.ofMinutes(5), Set.of(), Duration.ZERO);

    private final Grown file;
    private final SqliteStore durable;
    private final SqliteStore quick;
    private final Job middle;
    private int purged;

    GrownQueue(Grown file) {
        this.file = file;
        this.durable = Jobs.open(file.path(), Durability.FULL);
        this.quick = Jobs.open(file.path(), Durability.NORMAL);
        // After one of a round number, and those are dead.
        this.middle = durable.find(file.ended() / 2 + 1).orElseThrow();
        proveItsJobs();
    }

    /** Both sides must be asked the same. */
    private void proveItsJobs() {
        prove(MAILS_OF_A_MINUTE, durable.tally(mailsOfAMinute()).matched());
        prove(
                file.jobs() / GrownFiles.RARE_ONE_IN,
                durable.tally(withRareText()).matched());
    }

    private static void prove(long expected, long got) {
        if (expected != got) {
            throw new IllegalStateException("expected " + expected + " jobs, got: " + got);
        }
    }

    /** Without waiting for the disk, which would hide what is asked. The number of pending jobs stays. */
    long claim() {
        long start = System.nanoTime();
        List<Claim> claimed = quick.claim(ONE);
        long nanos = System.nanoTime() - start;
        claimed.forEach(claim -> quick.settle(new Settlement.Complete(claim.lease(), null)));
        quick.enqueue(Jobs.JOB);
        return nanos;
    }

    long enqueue() throws Exception {
        return Timed.nanos(() -> durable.enqueue(Jobs.JOB));
    }

    long counts() throws Exception {
        return Timed.nanos(durable::counts);
    }

    long backlog() throws Exception {
        return Timed.nanos(durable::backlog);
    }

    long firstPage() throws Exception {
        return page(PageQuery.first(select("done"), Order.NEWEST, PAGE));
    }

    long deepPage() throws Exception {
        return page(new PageQuery(select("done"), Order.NEWEST, middle, false, PAGE));
    }

    long filteredPage() throws Exception {
        return page(PageQuery.first(select("done", "type=mail.send", "age=1m.."), Order.NEWEST, PAGE));
    }

    private long page(PageQuery query) throws Exception {
        return Timed.nanos(() -> durable.page(query));
    }

    long countByTypeAndAge() throws Exception {
        return Timed.nanos(() -> durable.tally(mailsOfAMinute()));
    }

    long countByText() throws Exception {
        return Timed.nanos(() -> durable.tally(withRareText()));
    }

    /** Those that a person has marked. Brought back afterwards, so that there are enough for as long as one likes. */
    long purge() throws Exception {
        int first = 1 + purged % (file.ended() - PURGED);
        purged += PURGED;
        Stream<String> ids = IntStream.rangeClosed(first + 1, first + PURGED).mapToObj(Integer::toString);
        var operation = Operations.purge(
                durable, Stream.concat(Stream.of("done,dead"), ids).toArray(String[]::new));
        long nanos = Timed.nanos(() -> prove(PURGED, Operations.run(durable, operation)));
        prove(PURGED, Operations.undoLast(durable));
        return nanos;
    }

    private Selection mailsOfAMinute() {
        return select("done", "type=mail.send", "age=0s..1m");
    }

    private Selection withRareText() {
        return select("payload~" + GrownFiles.RARE);
    }

    /** Ages count from when the file was made. */
    private Selection select(String... words) {
        return SelectionParser.parse(List.of(words), Instant.ofEpochMilli(file.madeAt()));
    }

    @Override
    public void close() {
        quick.close();
        durable.close();
    }
}
