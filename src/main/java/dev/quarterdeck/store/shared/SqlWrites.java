package dev.quarterdeck.store.shared;

/**
 * How an engine changes its store. Safe for use by many threads; nobody is answered before the commit.
 *
 * @param <X> its transactions
 */
public interface SqlWrites<X extends OpenTransaction> {

    /** Does what is not to be done twice; if it cannot be told whether it was done, it fails. */
    <T> T run(WriteOperation<X, T> operation);

    /** Does what comes to the same when it is done twice. */
    default <T> T runRepeatably(WriteOperation<X, T> operation) {
        return run(operation);
    }
}
