package dev.quarterdeck.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.http.Visitor.Reply;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a door opens and closes, and what it says when the store behind it cannot. */
class DoorTest {
    private static final String JOB = "{\"type\":\"mail\"}";

    @TempDir
    Path directory;

    private final AtomicReference<StoreException> failure = new AtomicReference<>();

    /** The store, but for what fails while there is a failure. */
    private UnaryOperator<JobStore> failing() {
        return store -> (JobStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    StoreException now = failure.get();
                    if (now != null && method.getReturnType() == CompletableFuture.class) {
                        return CompletableFuture.failedFuture(now);
                    }
                    if (now != null
                            && List.of("changeMark", "enqueueAll", "standing").contains(method.getName())) {
                        throw now;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aStoreThatCannotNowIsToldWithATimeToComeAgainAndServedWhenItCan() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory, failing(), OpenDoor.settings(null))) {
            failure.set(new StoreException.Full("no room for jobs.db: the disk is full", null));
            for (String body : List.of(JOB, "[" + JOB + "]")) {
                Reply full = open.visitor.post("/jobs", body);

                assertThat(full.status()).isEqualTo(503);
                assertThat(full.header("Retry-After")).isEqualTo("10");
                assertThat(full.body()).isEqualTo("{\"error\":\"no room for jobs.db: the disk is full\"}\n");
            }
            failure.set(new StoreException.Busy("jobs.db is locked by another process", null));
            assertThat(open.visitor.post("/jobs", JOB).header("Retry-After")).isEqualTo("1");
            assertThat(open.visitor.get("/healthz").status()).isEqualTo(503);
            assertThat(open.visitor.get("/stats").status()).isEqualTo(503);

            failure.set(null);

            assertThat(open.visitor.post("/jobs", JOB).status()).isEqualTo(201);
            assertThat(open.visitor.get("/healthz").body()).isEqualTo("{\"ok\":true}\n");
            assertThat(open.said)
                    .containsExactly(
                            "warning: cannot serve: no room for jobs.db: the disk is full",
                            "info: serving again, after 5 requests that could not be served");
        }
    }

    @Test
    void aStoreThatNeverCanIsToldSo() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory, failing(), OpenDoor.settings(null))) {
            failure.set(new StoreException.Unusable("jobs.db is damaged", null));
            assertThat(open.visitor.post("/jobs", JOB).status()).isEqualTo(500);
            failure.set(new StoreException.Unsupported("this target takes no jobs"));
            assertThat(open.visitor.post("/jobs", JOB).status()).isEqualTo(501);
            failure.set(null);
        }
    }

    @Test
    void closingEndsTheWaitForJobsAndLetsNobodyInAnyMore() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory)) {
            var waiting = new ArrayList<CompletableFuture<Reply>>();
            for (int i = 0; i < 20; i++) {
                waiting.add(open.visitor.postAsync("/claims", "{\"wait\":\"60s\"}"));
            }
            await().until(() -> open.door.waiting() == 20);

            int left = open.door.close(Duration.ofSeconds(30), () -> false);

            assertThat(left).isZero();
            for (CompletableFuture<Reply> reply : waiting) {
                assertThat(reply.get().body()).isEqualTo("{\"jobs\":[]}\n");
            }
            assertThatThrownBy(() -> open.visitor.get("/healthz")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void moreThanSoManyDoNotWaitForJobs() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory, OpenDoor.settings(null).maxWaiting(2))) {
            var first = open.visitor.postAsync("/claims", "{\"wait\":\"60s\"}");
            var second = open.visitor.postAsync("/claims", "{\"wait\":\"60s\"}");
            await().until(() -> open.door.waiting() == 2);

            Reply third = open.visitor.post("/claims", "{}");

            assertThat(third.status()).isEqualTo(503);
            assertThat(third.header("Retry-After")).isEqualTo("1");
            // They are in nobody's way but their own.
            assertThat(open.visitor.post("/jobs/7/heartbeat", "{\"token\":1}").status())
                    .isEqualTo(404);
            open.store.enqueueAll(List.of(NewJob.of("a", ""), NewJob.of("a", "")));
            assertThat(first.get().body() + second.get().body()).contains("\"id\":1,", "\"id\":2,");
        }
    }

    @Test
    void aDoorThatIsClosedLeavesNoThread() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory)) {
            open.visitor.post("/jobs", "[" + JOB + "]");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("qdeck-http")));
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (OpenDoor open = OpenDoor.in(directory)) {
            DoorSettings same = new DoorSettings(OpenDoor.settings(null).address(), open.port(), null);

            assertThatThrownBy(() -> OpenDoor.in(directory, same)).isInstanceOf(IOException.class);
        }
    }
}
