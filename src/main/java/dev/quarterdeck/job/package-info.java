/**
 * What a job is, what may happen to it, and how a set of jobs is named. Depends on nothing else. Kept for programs that
 * embed the queue.
 */
@NullMarked
package dev.quarterdeck.job;

import org.jspecify.annotations.NullMarked;
