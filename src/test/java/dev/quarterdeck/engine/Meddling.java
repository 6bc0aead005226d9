package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store with something between it and its callers: it watches calls, or lets them fail. */
final class Meddling {
    private final JobStore behind;
    private final Map<String, Act> before = new ConcurrentHashMap<>();

    private Meddling(JobStore behind) {
        this.behind = behind;
    }

    /** What is done before a call; what it throws, the call throws. */
    @FunctionalInterface
    interface Act {
        void with(Object[] arguments) throws Exception;
    }

    static Meddling with(JobStore behind) {
        return new Meddling(behind);
    }

    Meddling before(String method, Act act) {
        before.put(method, act);
        return this;
    }

    JobStore store() {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Act act = before.get(method.getName());
            if (act != null) {
                act.with(arguments);
            }
            try {
                return method.invoke(behind, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (JobStore)
                Proxy.newProxyInstance(JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, handler);
    }
}
