package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a change is noticed: the revision of a job and the mark of the store. */
abstract class ChangeContract extends StoreContract {

    ChangeContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void revisionGrowsWithEveryChange() {
        long id = put(mail());
        long last = job(id).revision();
        for (Map.Entry<String, Runnable> step : life(id).entrySet()) {
            step.getValue().run();
            assertThat(job(id).revision()).as("after %s", step.getKey()).isGreaterThan(last);
            last = job(id).revision();
        }
    }

    @Test
    void revisionOfAClaimIsItsToken() {
        long id = put(mail());

        Lease lease = claimed();

        assertThat(lease).isEqualTo(new Lease(id, job(id).revision()));
    }

    @Test
    void heartbeatAndRequestToStopKeepTheToken() {
        long id = put(mail());
        Lease lease = claimed();

        heartbeat(lease);
        change(Change.of(Verb.CANCEL), id);
        heartbeat(lease);

        assertThat(job(id).revision()).isEqualTo(lease.token());
        assertThat(complete(lease)).isTrue();
    }

    @Test
    void markMovesWithEveryChange() {
        long last = store.changeMark();
        long id = put(mail());
        assertThat(store.changeMark()).isGreaterThan(last);
        last = store.changeMark();
        for (Map.Entry<String, Runnable> step : life(id).entrySet()) {
            step.getValue().run();
            assertThat(store.changeMark()).as("after %s", step.getKey()).isGreaterThan(last);
            last = store.changeMark();
        }
        store.pause("default");
        assertThat(store.changeMark()).as("after a pause").isGreaterThan(last);
        last = store.changeMark();
        change(Change.of(Verb.PURGE), id);
        assertThat(store.changeMark()).as("after a purge").isGreaterThan(last);
    }

    @Test
    void markStaysWhileNothingChanges() {
        put(mail());
        long mark = store.changeMark();

        store.page(PageQuery.first(every(), Order.ID, 10));
        store.counts();
        store.backlog();
        store.find(1);
        store.tally(every());
        store.freeze(every());
        clock.move(Duration.ofHours(1));

        assertThat(store.changeMark()).isEqualTo(mark);
    }

    /** One change after the other, each from the state in which the one before left the job. */
    private Map<String, Runnable> life(long id) {
        Map<String, Runnable> steps = new LinkedHashMap<>();
        steps.put("claim", this::claimed);
        steps.put("fail", () -> fail(new Lease(id, job(id).revision()), "x"));
        steps.put("second claim", this::claimWhenDue);
        steps.put("release", () -> release(new Lease(id, job(id).revision())));
        steps.put("third claim", this::claimWhenDue);
        steps.put("expiry", this::expire);
        steps.put("fourth claim", this::claimWhenDue);
        steps.put("forced unlock", () -> change(Change.unlockByForce(), id));
        steps.put("cancel", () -> change(Change.of(Verb.CANCEL), id));
        steps.put("unprocessable", () -> change(Change.of(Verb.UNPROCESSABLE), id));
        steps.put("requeue", () -> change(Change.of(Verb.REQUEUE), id));
        steps.put("fifth claim", this::claimed);
        steps.put("completion", () -> complete(new Lease(id, job(id).revision())));
        steps.put("second requeue", () -> change(Change.of(Verb.REQUEUE), id));
        return steps;
    }

    private void claimWhenDue() {
        clock.move(Duration.ofSeconds(10));
        claimed();
    }
}
