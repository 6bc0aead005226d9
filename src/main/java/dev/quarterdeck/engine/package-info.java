/**
 * Works a queue: workers and their handlers, the manager that returns orphans, and the simulation of both ends.
 *
 * <p>Kept for programs that embed the queue: {@code JobHandler}, {@code JobAction}, {@code ExecHandler}, {@code Handlers},
 * {@code FailException}, {@code RejectException}, {@code Worker}, {@code WorkerSettings}, {@code WorkerListener},
 * {@code WorkerSummary} and {@code Ending}. The rest is the program's own.
 */
@NullMarked
package dev.quarterdeck.engine;

import org.jspecify.annotations.NullMarked;
