package dev.quarterdeck.command;

import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;

/** A target in use by one command. */
public final class Opened implements AutoCloseable {
    private final JobOperator jobs;
    private final boolean ours;

    Opened(JobOperator jobs, boolean ours) {
        this.jobs = jobs;
        this.ours = ours;
    }

    /** Its jobs, to be looked at and changed. */
    public JobOperator jobs() {
        return jobs;
    }

    /**
     * The same as a queue that jobs can be put into and worked from.
     *
     * @throws StoreException.Unsupported when it is none
     */
    public JobStore store() {
        if (jobs instanceof JobStore store) {
            return store;
        }
        throw new StoreException.Unsupported(jobs.obstacle(Capability.WORK).orElseThrow());
    }

    @Override
    public void close() {
        if (ours) {
            jobs.close();
        }
    }
}
