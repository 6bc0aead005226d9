package dev.quarterdeck.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.model.ModelStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores with a fault are found out, and by a list of steps that a person can read. */
class PlantedFaultsTest {
    private static final int HISTORIES = 20;
    private static final int STEPS = 200;

    @TempDir
    Path dir;

    /** Answers in place of the sound store; null for "let it answer itself". */
    private interface Fault {
        Object answer(JobStore sound, String method, Object[] arguments);
    }

    @Test
    void soundStoreIsNotAccused() {
        assertThat(with((sound, method, arguments) -> null).firstDifference(1, HISTORIES, STEPS))
                .isEmpty();
    }

    @Test
    void settlingWithoutLookingAtTheTokenIsFound() {
        proveFound((sound, method, arguments) -> {
            if (!method.equals("settle")) {
                return null;
            }
            long id = ((Settlement) arguments[0]).lease().jobId();
            return sound.find(id)
                    .filter(job -> job.state() == JobState.LOCKED)
                    .map(job -> sound.settle(new Settlement.Complete(new Lease(id, job.revision()), null)))
                    .orElse(false);
        });
    }

    @Test
    void forgottenCounterIsFound() {
        proveFound((sound, method, arguments) -> method.equals("counts")
                ? new Counts(sound.counts().rows().stream()
                        .filter(row -> row.reason() != Reason.CANCELLED)
                        .toList())
                : null);
    }

    @Test
    void forgottenHistoryIsFound() {
        proveFound((sound, method, arguments) -> method.equals("history") ? List.of() : null);
    }

    @Test
    void pageThatStartsOnItsNeighbourIsFound() {
        proveFound((sound, method, arguments) -> {
            if (!method.equals("page")) {
                return null;
            }
            PageQuery query = (PageQuery) arguments[0];
            boolean matches = query.from() != null
                    && query.selection().states().contains(query.from().state());
            return matches ? List.of(query.from()) : null;
        });
    }

    private void proveFound(Fault fault) {
        Histories histories = with(fault);

        String story = histories.firstDifference(1, HISTORIES, STEPS).orElseThrow();

        assertThat(story).contains("seed").contains("new Step(Action.");
        assertThat(story.split("new Step\\(")).hasSizeBetween(2, 13);
    }

    private Histories with(Fault fault) {
        Map<Path, JobStore> stores = new ConcurrentHashMap<>();
        StoreFactory factory = (path, clock) -> stores.computeIfAbsent(path, p -> faulty(new ModelStore(clock), fault));
        return new Histories(factory, dir);
    }

    private static JobStore faulty(JobStore sound, Fault fault) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    Object wrong = fault.answer(sound, method.getName(), arguments);
                    try {
                        return wrong != null ? wrong : method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
