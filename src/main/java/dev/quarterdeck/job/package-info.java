/** What a job is, what may happen to it, and how a set of jobs is named. Depends on nothing else. */
@NullMarked
package dev.quarterdeck.job;

import org.jspecify.annotations.NullMarked;
