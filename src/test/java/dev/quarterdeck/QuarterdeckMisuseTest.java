package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls at the wrong time say what is wrong and what to do, and change nothing. */
class QuarterdeckMisuseTest {
    private static final String CLOSED = "this Quarterdeck is closed: open another one";

    @TempDir
    Path folder;

    private Quarterdeck queue;

    @BeforeEach
    void open() {
        queue = Quarterdeck.open(folder.resolve("jobs.db"));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void startNeedsAHandlerAndComesOnce() {
        refused(queue::start, "start() without a handler: say handle(type, ...) first");
        queue.handle("t", claim -> {}).start();
        refused(queue::start, "start() was called before: to work again, open another Quarterdeck");
        queue.stop();
        refused(queue::start, "start() was called before: to work again, open another Quarterdeck");
    }

    @Test
    void aTypeHasOneHandler() {
        queue.handle("t", claim -> {});
        refused(() -> queue.handle("t", claim -> {}), "type t has a handler already: a type has one");
    }

    static Stream<Consumer<Quarterdeck>> settings() {
        return Stream.of(
                queue -> queue.retry("t", RetryPolicy.DEFAULT),
                queue -> queue.queues("mail"),
                queue -> queue.threads(2),
                queue -> queue.lease(Duration.ofMinutes(1)),
                queue -> queue.grace(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsComeBeforeTheStart(Consumer<Quarterdeck> setting) {
        queue.handle("t", claim -> {}).start();
        refused(() -> setting.accept(queue), "a setting after start(): say it before");
    }

    @Test
    void handlersAndListenersComeBeforeTheStart() {
        queue.handle("t", claim -> {}).start();
        refused(() -> queue.handle("u", claim -> {}), "a handler after start(): say it before");
        refused(() -> queue.handleWithResult("u", claim -> null), "a handler after start(): say it before");
        refused(() -> queue.onNote(note -> {}), "a listener after start(): say it before");
    }

    @Test
    void nothingToWaitForBeforeTheStart() {
        queue.stop();
        refused(queue::await, "await() before start(): nothing works the queue");
        refused(() -> queue.awaitEmpty(Duration.ZERO), "awaitEmpty() before start(): nothing works the queue");
    }

    @Test
    void nothingGoesAfterTheClose() {
        queue.handle("t", claim -> {});
        queue.close();
        refused(queue::start, CLOSED);
        refused(queue::store, CLOSED);
        refused(() -> queue.enqueue("t", ""), CLOSED);
        refused(() -> queue.enqueueAsync(NewJob.of("t", "")), CLOSED);
        refused(() -> queue.enqueueAll(List.of()), CLOSED);
        refused(() -> queue.handle("u", claim -> {}), CLOSED);
        refused(() -> queue.onNote(note -> {}), CLOSED);
        settings().forEach(setting -> refused(() -> setting.accept(queue), CLOSED));
        queue.stop();
        queue.close();
    }

    @Test
    void nullIsRefusedWhereItIsGiven() {
        assertThatThrownBy(() -> queue.handle("t", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> queue.handleWithResult("t", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> queue.retry("t", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> queue.onNote(null)).isInstanceOf(NullPointerException.class);
    }

    /** Whoever embeds the queue meets no type that is not promised to stay. */
    @Test
    void itsMethodsSpeakOfPromisedTypesOnly() {
        List<String> promised =
                List.of("dev.quarterdeck", "dev.quarterdeck.job", "dev.quarterdeck.store", "dev.quarterdeck.engine");
        assertThat(Arrays.stream(Quarterdeck.class.getMethods())
                        .flatMap(method -> Stream.concat(
                                Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes())))
                        .filter(type ->
                                !type.isPrimitive() && !type.getPackageName().startsWith("java.")))
                .isNotEmpty()
                .allMatch(type -> type.isArray() || promised.contains(type.getPackageName()));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }
}
