package dev.quarterdeck.store.postgres;

import java.sql.SQLException;

/** The connection was lost while a commit was on its way: what it was to keep may be there or not. */
final class LostAtCommit extends SQLException {
    private static final long serialVersionUID = 1L;

    private LostAtCommit(SQLException cause) {
        super(cause);
    }

    /** What went wrong at a commit, by what that means. */
    static SQLException of(SQLException thrown) {
        return Errors.isLoss(thrown) ? new LostAtCommit(thrown) : thrown;
    }
}
