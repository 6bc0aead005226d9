package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
    void markMovesWithWhatAManagerLooksAt() {
        WorkerInfo worker = new WorkerInfo("a/1", "a", 1, "1", "boot", 1, List.of(), 0, NOON, NOON);
        Schedule schedule = new Schedule("daily", "0 0 * * *", "UTC", mail(), NOON.plusSeconds(1), null, null);
        put(mail());
        Lease lease = claimed();
        Map<String, Runnable> steps = new LinkedHashMap<>();
        steps.put("a heartbeat", () -> store.heartbeat(List.of(lease), LEASE));
        steps.put("a beat", () -> store.beat(worker));
        steps.put("a lead", () -> store.lead(worker, LEASE, List.of()));
        steps.put("an end", () -> store.retire(worker));
        steps.put("a schedule", () -> store.schedule(schedule));
        steps.put("a tick", () -> store.tick(schedule, NOON, NOON.plusSeconds(2)));
        steps.put("a pause", () -> store.pauseSchedule("daily"));
        steps.put("a removal", () -> store.unschedule("daily"));
        long last = store.changeMark();
        for (Map.Entry<String, Runnable> step : steps.entrySet()) {
            step.getValue().run();
            assertThat(store.changeMark()).as("after %s", step.getKey()).isGreaterThan(last);
            last = store.changeMark();
        }
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
