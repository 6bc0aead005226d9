package dev.quarterdeck.store.shared;

import java.sql.SQLException;

/**
 * What jobs were before an operation, as an engine says it: kept in the transaction that changes them. Ids are a list in the
 * store's dialect.
 */
public interface JobImages {
    /** The error is among what the operation changes. */
    int ERROR = 1;

    /** The payload is among what the operation changes. */
    int PAYLOAD = 2;

    /**
     * Keeps what jobs are now.
     *
     * @param growth by how much the operation is going to move their revisions
     * @param texts which of them it changes
     */
    void keep(int growth, int texts, String ids) throws SQLException;

    /** Moves jobs to the trash; their history stays where it is. */
    void trash(String ids) throws SQLException;

    /** Brings jobs back from the trash, by an operation that is an undo. */
    void bringBack(String ids) throws SQLException;
}
