package dev.quarterdeck.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The shortest loop that commits for many threads at once: they queue up, one thread takes up to 256 of them, inserts for
 * each, commits, and lets them go.
 */
final class BareGroupCommit implements AutoCloseable {
    private static final int MOST_PER_COMMIT = 256;

    private final BareTable table;
    private final LinkedBlockingQueue<CompletableFuture<Void>> waiting = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::work, "bare-writer");

    BareGroupCommit(BareTable table) {
        this.table = table;
        writer.setDaemon(true);
        writer.start();
    }

    /** Inserts a job and waits until it is committed. */
    void insert() throws Exception {
        CompletableFuture<Void> inserted = new CompletableFuture<>();
        waiting.add(inserted);
        inserted.get();
    }

    private void work() {
        List<CompletableFuture<Void>> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_PER_COMMIT - 1);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            // The end, asked for by close.
            return;
        }
    }

    private void commit(List<CompletableFuture<Void>> batch) {
        try {
            table.connection().setAutoCommit(false);
            for (int i = 0; i < batch.size(); i++) {
                table.insert();
            }
            table.connection().commit();
        } catch (SQLException e) {
            batch.forEach(inserted -> inserted.completeExceptionally(e));
        }
        batch.forEach(inserted -> inserted.complete(null));
    }

    @Override
    public void close() throws SQLException {
        writer.interrupt();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        table.close();
    }
}
