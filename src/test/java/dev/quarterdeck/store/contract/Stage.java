package dev.quarterdeck.store.contract;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Every situation that a job can be in, and how it comes there; afterwards it is {@link StoreContract#LEASE} later. */
enum Stage {
    READY(contract -> contract.put(StoreContract.mail())),
    SCHEDULED(contract -> contract.put(StoreContract.mail().in(Duration.ofDays(1)))),
    LOCKED(contract -> {
        Lease lease = claim(contract);
        contract.store.heartbeat(List.of(lease), StoreContract.LEASE.multipliedBy(2));
        return lease.jobId();
    }),
    ASKED(contract -> {
        long id = LOCKED.reach.apply(contract);
        contract.change(Change.of(Verb.CANCEL), id);
        return id;
    }),
    ORPHAN(contract -> claim(contract).jobId()),
    ASKED_ORPHAN(contract -> {
        long id = ORPHAN.reach.apply(contract);
        contract.change(Change.of(Verb.CANCEL), id);
        return id;
    }),
    DONE(contract -> {
        Lease lease = claim(contract);
        contract.complete(lease);
        return lease.jobId();
    }),
    EXHAUSTED(contract -> {
        Lease lease = claim(contract, StoreContract.mail().maxRetries(0));
        contract.fail(lease, "timeout after 30s");
        return lease.jobId();
    }),
    REJECTED(contract -> {
        Lease lease = claim(contract);
        contract.reject(lease, "no such address");
        return lease.jobId();
    }),
    CANCELLED(contract -> {
        long id = READY.reach.apply(contract);
        contract.change(Change.of(Verb.CANCEL), id);
        return id;
    });

    private final Function<StoreContract, Long> reach;

    Stage(Function<StoreContract, Long> reach) {
        this.reach = reach;
    }

    /** Another job in this stage; gives its id. */
    long reach(StoreContract contract) {
        long id = reach.apply(contract);
        contract.clock.move(StoreContract.LEASE);
        return id;
    }

    private static Lease claim(StoreContract contract) {
        return claim(contract, StoreContract.mail());
    }

    /** Claims it from a queue in which nothing else is ready. */
    private static Lease claim(StoreContract contract, NewJob job) {
        contract.put(job.queue("stage"));
        ClaimRequest request =
                new ClaimRequest(StoreContract.WORKER, 1, StoreContract.LEASE, Set.of("stage"), Duration.ZERO);
        return contract.store.claim(request).get(0).lease();
    }
}
