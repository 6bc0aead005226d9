package dev.quarterdeck.store.shared;

import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Prolongs claims; like all that is done to one, it names the job, that it is locked, and the claim's token. */
public final class Prolonging {

    public static final String PROLONG =
            "UPDATE job SET lease_until = ? WHERE id = ? AND state = 1 AND revision = ? RETURNING cancel_asked";

    /** The order in which rows are locked. */
    private static final Comparator<Lease> BY_JOB = Comparator.comparing(Lease::jobId);

    private Prolonging() {}

    public static Map<Lease, LeaseState> prolong(
            OpenTransaction transaction, Collection<Lease> leases, long leaseMillis) throws SQLException {
        Map<Lease, LeaseState> states = new HashMap<>();
        for (Lease lease : leases.stream().sorted(BY_JOB).toList()) {
            try (ResultSet row = transaction
                    .prepare(PROLONG, transaction.nowMillis() + leaseMillis, lease.jobId(), lease.token())
                    .executeQuery()) {
                if (!row.next()) {
                    states.put(lease, LeaseState.LOST);
                } else {
                    states.put(lease, row.getBoolean(1) ? LeaseState.CANCEL_ASKED : LeaseState.HELD);
                }
            }
        }
        return states;
    }
}
