package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The claims that wait for jobs. They are served inside the writer's transactions, those that want the same by one
 * statement, so that a job can be handed over in the very commit that enqueues it.
 */
final class WaitingClaims {
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private int wakes;
    /** Whether the last claims that were served met a limit of running jobs; then every job that ends may let one go. */
    private boolean runningLimits;

    /** One claim that waits, fresh until it was tried once. */
    static final class Waiting {
        private final ClaimRequest request;
        private final int wakesBefore;
        private final CompletableFuture<List<Claim>> future = new CompletableFuture<>();
        private boolean tried;
        private boolean givenUp;

        Waiting(ClaimRequest request, int wakesBefore) {
            this.request = request;
            this.wakesBefore = wakesBefore;
        }

        CompletableFuture<List<Claim>> future() {
            return future;
        }
    }

    /** Claims of one worker with the same terms can share one statement. */
    private record Terms(String worker, Duration lease, Set<String> queues) {
        static Terms of(ClaimRequest request) {
            return new Terms(request.worker(), request.lease(), request.queues());
        }
    }

    synchronized Waiting add(ClaimRequest request) {
        Waiting claim = new Waiting(request, wakes);
        waiting.add(claim);
        return claim;
    }

    /** Its caller waits no longer: it ends with nothing, unless it is being served just now. */
    synchronized void giveUp(Waiting claim) {
        claim.givenUp = true;
        if (waiting.remove(claim)) {
            claim.future.complete(List.of());
        }
    }

    /** Ends every wait at once; claims that are being served just now end with what they get. */
    synchronized void giveUpAll() {
        wakes++;
        waiting.forEach(claim -> claim.future.complete(List.of()));
        waiting.clear();
    }

    /** Ends every wait with this failure. */
    synchronized void failAll(StoreException why) {
        waiting.forEach(claim -> claim.future.completeExceptionally(why));
        waiting.clear();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The queues that somebody waits for; empty when somebody waits for every queue. */
    synchronized Set<String> queues() {
        Set<String> queues = new LinkedHashSet<>();
        for (Waiting claim : waiting) {
            if (claim.request.queues().isEmpty()) {
                return Set.of();
            }
            queues.addAll(claim.request.queues());
        }
        return queues;
    }

    Service service() {
        return new Service();
    }

    private synchronized List<Waiting> take(boolean all) {
        List<Waiting> taken = new ArrayList<>();
        for (Waiting claim : waiting) {
            if (all || !claim.tried) {
                claim.tried = true;
                taken.add(claim);
            }
        }
        taken.forEach(waiting::remove);
        return taken;
    }

    private synchronized void putBack(Waiting claim) {
        if (claim.givenUp
                || claim.wakesBefore != wakes
                || claim.request.patience().isZero()) {
            claim.future.complete(List.of());
        } else {
            waiting.add(claim);
        }
    }

    /** The serving of one transaction. */
    final class Service {
        private final Map<Waiting, List<Claim>> served = new LinkedHashMap<>();

        /** Serves the fresh claims, and the others too when something may have become ready. */
        void serve(Transaction transaction, boolean called) throws SQLException {
            boolean all = called || transaction.hasMadeReady() || (transaction.hasFreedSlot() && runningLimits);
            Map<Terms, List<Waiting>> byTerms = new LinkedHashMap<>();
            for (Waiting claim : take(all)) {
                served.put(claim, List.of());
                byTerms.computeIfAbsent(Terms.of(claim.request), terms -> new ArrayList<>())
                        .add(claim);
            }
            for (List<Waiting> group : byTerms.values()) {
                handOut(group, Claiming.claim(transaction, together(group)));
            }
            if (!byTerms.isEmpty()) {
                runningLimits = transaction.hasMetRunningLimit();
            }
        }

        boolean isEmpty() {
            return served.isEmpty();
        }

        private ClaimRequest together(List<Waiting> group) {
            ClaimRequest first = group.get(0).request;
            long limit =
                    group.stream().mapToLong(claim -> claim.request.limit()).sum();
            int most = (int) Math.min(Integer.MAX_VALUE, limit);
            return new ClaimRequest(first.worker(), most, first.lease(), first.queues(), Duration.ZERO);
        }

        private void handOut(List<Waiting> group, List<Claim> claims) {
            int next = 0;
            for (Waiting claim : group) {
                int end = (int) Math.min(claims.size(), (long) next + claim.request.limit());
                served.put(claim, List.copyOf(claims.subList(next, end)));
                next = end;
            }
        }

        void committed() {
            served.forEach((claim, claims) -> {
                if (claims.isEmpty()) {
                    putBack(claim);
                } else {
                    claim.future.complete(claims);
                }
            });
        }

        void failed(StoreException why) {
            served.keySet().forEach(claim -> claim.future.completeExceptionally(why));
        }
    }
}
