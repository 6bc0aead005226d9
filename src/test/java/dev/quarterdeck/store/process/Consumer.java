package dev.quarterdeck.store.process;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A process that works jobs until as many as there will be are done, and says {@code done ID} for each of its own. */
final class Consumer {

    private static final RetryPolicies AT_ONCE = RetryPolicies.all(new RetryPolicy.Fixed(Duration.ZERO));

    private Consumer() {}

    /** Arguments: the target, a name, how many jobs there will be, and how many seconds a lease is. */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[2]);
        Duration lease = Duration.ofSeconds(Long.parseLong(arguments[3]));
        ClaimRequest request = new ClaimRequest(arguments[1], 64, lease, Set.of(), Duration.ofMillis(100));
        try (JobStore store =
                (JobStore) new Targets().open(Target.parse(arguments[0]), OpenOptions.of(Access.CREATE))) {
            while (store.counts().of(JobState.DONE) < count) {
                // Of use only where a claim's answer was lost.
                store.returnOrphans(Set.of(), AT_ONCE, 100);
                List<CompletableFuture<Void>> ended = store.claim(request).stream()
                        .map(claim -> store.settleAsync(new Settlement.Complete(claim.lease(), arguments[1]))
                                .thenAccept(held -> tell(claim, held)))
                        .toList();
                ended.forEach(CompletableFuture::join);
            }
        }
    }

    private static void tell(Claim claim, boolean held) {
        Saying.say(held ? "done" : "lost", claim.job().id());
    }
}
