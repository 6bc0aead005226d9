package dev.quarterdeck.store.shared;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The queues that are known to have their row, so that an enqueue need not ask. */
public final class QueueNames {

    /** Beyond this many distinct names somebody uses queues as data; then asking is cheaper than remembering. */
    private static final int MOST = 10_000;

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /** Whether the queue has its row; false when it is not remembered. */
    public boolean known(String name) {
        return names.contains(name);
    }

    /** Only after the commit that made them. */
    public void learn(Collection<String> made) {
        if (names.size() < MOST) {
            names.addAll(made);
        }
    }
}
