package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.file.Errors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivingWayTest {
    private static final long CHUNK = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final GivingWay givingWay = new GivingWay();

    @TempDir
    Path dir;

    @Test
    void nobodyIsWaitedForWhereNobodyElseWrites() {
        givingWay.did(7, 0, CHUNK);
        givingWay.did(7, CHUNK, 2 * CHUNK);

        assertThat(givingWay.pauseNanos(2 * CHUNK)).isZero();
    }

    @Test
    void anotherProcessIsLeftTwiceTheTimeOfAChunk() {
        givingWay.did(7, 0, CHUNK);
        givingWay.did(8, CHUNK, 2 * CHUNK);

        assertThat(givingWay.pauseNanos(2 * CHUNK)).isEqualTo(2 * CHUNK);
        assertThat(givingWay.pauseNanos(3 * CHUNK)).isEqualTo(CHUNK);
        assertThat(givingWay.pauseNanos(5 * CHUNK)).isZero();
    }

    @Test
    void oneThatWroteASecondAgoIsWaitedForNoLonger() {
        givingWay.did(7, 0, CHUNK);
        givingWay.did(8, CHUNK, 2 * CHUNK);
        givingWay.did(8, SECOND, SECOND + CHUNK);
        assertThat(givingWay.pauseNanos(SECOND + CHUNK)).isEqualTo(2 * CHUNK);

        givingWay.did(8, 2 * SECOND, 2 * SECOND + CHUNK);

        assertThat(givingWay.pauseNanos(2 * SECOND + CHUNK)).isZero();
    }

    @Test
    void markMovesWithTheWritesOfOthersOnly() throws Exception {
        var file = new SqliteFile(dir.resolve("jobs.db"), Access.CREATE, Durability.NORMAL);
        new Opening(file).prepare();
        var errors = new Errors(file.path());
        var writer = new Writer(file, new WaitingClaims(), errors, InstantSource.system(), "test-writer");
        try (writer;
                var other = SqliteStore.open(file.path(), OpenOptions.of(Access.CHANGE))) {
            long before = writer.run(Transaction::othersMark);

            writer.run(transaction -> Enqueueing.enqueue(transaction, NewJob.of("t", "p")));
            assertThat(writer.run(Transaction::othersMark)).isEqualTo(before);

            other.enqueue(NewJob.of("t", "p"));
            assertThat(writer.run(Transaction::othersMark)).isNotEqualTo(before);
        }
    }
}
