package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    private final WaitingClaims waitingClaims = new WaitingClaims();

    @TempDir
    private Path dir;

    private Path path;
    private Writer writer;

    @BeforeEach
    void open() throws SQLException {
        path = dir.resolve("jobs.db");
        var file = new SqliteFile(path, Access.CREATE, Durability.FULL);
        new Opening(file).prepare();
        writer = new Writer(file.openWriter(), waitingClaims, new Errors(path), InstantSource.system(), "test-writer");
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void aClaimThatFoundNothingWaitsAgainBeforeAnybodyIsAnswered() {
        waitingClaims.add(new ClaimRequest("here/1", 1, Duration.ofSeconds(1), Set.of(), Duration.ofSeconds(1)));
        var goOn = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> nobodyWaits =
                writer.submit(transaction -> goOn.join()).thenApply(done -> waitingClaims.isEmpty());

        goOn.complete(true);

        assertThat(nobodyWaits.join()).isFalse();
    }

    @Test
    void anErrorIsAnsweredAndTheWriterGoesOn() {
        CompletableFuture<Boolean> broken = writer.submit(transaction -> {
            throw new OutOfMemoryError("none for a test");
        });

        assertThatThrownBy(broken::join)
                .hasCauseInstanceOf(StoreException.Failed.class)
                .hasMessageContaining("none for a test")
                .matches(e -> ((StoreException) e.getCause()).mayPass());
        assertThat(writer.submit(transaction -> true).join()).isTrue();
    }
}
