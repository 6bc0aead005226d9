package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of an owner's table are in one of our states. No two rules of a generation fit the same row; one that none
 * fits has a state that nobody knows.
 *
 * @param condition SQL over the owner's columns, in a form that the owner's indexes serve
 */
record StateRule(JobState state, @Nullable Reason reason, String condition) {}
