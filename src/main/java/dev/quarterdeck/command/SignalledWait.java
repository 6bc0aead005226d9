package dev.quarterdeck.command;

/**
 * While it is open, an interrupt of the command ends what its thread waits for, however early it comes: the thread is
 * interrupted, which is not forgotten before the wait begins.
 */
final class SignalledWait implements AutoCloseable {
    private final Thread waiting = Thread.currentThread();
    private final Interrupts.Watch watch;
    private boolean signalled;
    private boolean closed;

    SignalledWait(Interrupts interrupts) {
        watch = interrupts.watch(this::signal);
    }

    private synchronized void signal() {
        if (!closed) {
            signalled = true;
            waiting.interrupt();
        }
    }

    /** Whether an interrupt came. */
    synchronized boolean signalled() {
        return signalled;
    }

    /** Nothing that follows is to be interrupted by what was meant for the wait. */
    @Override
    public void close() {
        watch.close();
        synchronized (this) {
            closed = true;
            if (signalled) {
                Thread.interrupted();
            }
        }
    }
}
