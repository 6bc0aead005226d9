package dev.quarterdeck.console;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Stands between a console and its store, and makes the store slow or broken when told to. */
final class Troubles {
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile @Nullable CountDownLatch applying;
    private volatile @Nullable String failure;

    private Troubles() {}

    /** The store with its troubles. */
    record Troubled(JobStore store, Troubles troubles) {}

    static Troubled of(JobStore store) {
        var troubles = new Troubles();
        JobStore troubled = (JobStore) Proxy.newProxyInstance(
                Troubles.class.getClassLoader(),
                new Class<?>[] {JobStore.class},
                (proxy, method, arguments) -> troubles.call(store, method, arguments));
        return new Troubled(troubled, troubles);
    }

    /** From now on every call waits. */
    void block() {
        gate.countDown();
        gate = new CountDownLatch(1);
    }

    /** From now on every chunk of an operation waits; the latch says that one has come. */
    CountDownLatch holdChunks() {
        block();
        var came = new CountDownLatch(1);
        applying = came;
        return came;
    }

    void letGo() {
        applying = null;
        gate.countDown();
    }

    /** From now on every reading fails with this message; null ends it. */
    void fail(@Nullable String message) {
        failure = message;
    }

    private @Nullable Object call(JobStore store, Method method, Object[] arguments) throws Throwable {
        boolean asked = method.getName().equals("target")
                || method.getName().equals("capabilities")
                || method.getName().equals("obstacle")
                || method.getName().equals("looksAt")
                || method.getName().equals("clock");
        CountDownLatch chunks = applying;
        boolean chunk = method.getName().equals("apply");
        if (chunk && chunks != null) {
            chunks.countDown();
        }
        if (!asked && (chunks == null || chunk)) {
            gate.await();
        }
        String message = failure;
        if (!asked && message != null) {
            throw new StoreException.Failed(message, null, true);
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
