package dev.quarterdeck.engine;

import java.util.BitSet;

/**
 * Tells the workers of one process apart: the first is {@code host/pid}, those that run beside it are
 * {@code host/pid.2} and so on. Under one name they would write over one another's row, and whoever ends first would
 * take it away. A number is given anew once its worker has ended.
 */
final class WorkerName implements AutoCloseable {
    private static final BitSet TAKEN = new BitSet();

    private final int index;

    private WorkerName(int index) {
        this.index = index;
    }

    static WorkerName take() {
        synchronized (TAKEN) {
            int free = TAKEN.nextClearBit(0);
            TAKEN.set(free);
            return new WorkerName(free);
        }
    }

    String text() {
        String first = ProcessIdentity.own().worker();
        return index == 0 ? first : first + "." + (index + 1);
    }

    /** To be called once: afterwards another worker may have the name. */
    @Override
    public void close() {
        synchronized (TAKEN) {
            TAKEN.clear(index);
        }
    }
}
