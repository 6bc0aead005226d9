package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.shared.WriteOperation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.sqlite.SQLiteErrorCode;

/** The operations that share one transaction, and what they will be answered once it is committed. */
final class Batch {
    private final Errors errors;
    private final boolean alone;
    private final List<Runnable> answers = new ArrayList<>();

    /**
     * @param alone it is only one operation, so that whatever fails is that one's fault
     */
    Batch(Errors errors, boolean alone) {
        this.errors = errors;
        this.alone = alone;
    }

    /** An operation that waits for its turn, and the caller that waits for it. */
    record Entry<T>(WriteOperation<Transaction, T> operation, CompletableFuture<T> future) {

        void run(Transaction transaction, Batch batch) throws SQLException {
            try {
                T result = operation.run(transaction);
                if (batch.alone) {
                    transaction.writeJobs();
                }
                batch.answers.add(() -> future.complete(result));
            } catch (SQLException | RuntimeException e) {
                if (endsBatch(e)) {
                    throw e;
                }
                batch.answers.add(() -> future.completeExceptionally(batch.translate(e)));
            }
        }

        void fail(StoreException why) {
            future.completeExceptionally(why);
        }
    }

    /**
     * Whether a failure concerns more than the statement that met it. A value that breaks a constraint undoes only its
     * own statement; after anything the disk says, what the transaction still holds cannot be told.
     */
    static boolean endsBatch(Exception failure) {
        if (!(failure instanceof SQLException)) {
            return false;
        }
        SQLiteErrorCode code = Errors.primaryCode(failure);
        return code != SQLiteErrorCode.SQLITE_CONSTRAINT
                && code != SQLiteErrorCode.SQLITE_TOOBIG
                && code != SQLiteErrorCode.SQLITE_MISMATCH;
    }

    /** Does the operations; false when one of them left something half done, so that nothing may be committed. */
    boolean run(List<Entry<?>> entries, Transaction transaction) throws SQLException {
        for (Entry<?> entry : entries) {
            entry.run(transaction, this);
            if (transaction.isHalfDone()) {
                return false;
            }
        }
        try {
            transaction.writeJobs();
        } catch (SQLException e) {
            if (endsBatch(e)) {
                throw e;
            }
            return false;
        }
        return true;
    }

    void giveAnswers() {
        answers.forEach(Runnable::run);
    }

    private Throwable translate(Exception failure) {
        return failure instanceof SQLException sql ? errors.whileWorking(sql) : failure;
    }
}
