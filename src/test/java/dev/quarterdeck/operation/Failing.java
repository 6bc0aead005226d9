package dev.quarterdeck.operation;

import dev.quarterdeck.store.JobOperator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that fails once. */
final class Failing {
    private Failing() {}

    /** The store, but the n-th call of the method throws this. */
    static JobOperator at(String name, int nth, RuntimeException failure, JobOperator store) {
        var calls = new AtomicInteger();
        return (JobOperator) Proxy.newProxyInstance(
                Failing.class.getClassLoader(), new Class<?>[] {JobOperator.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(name) && calls.incrementAndGet() == nth) {
                        throw failure;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
