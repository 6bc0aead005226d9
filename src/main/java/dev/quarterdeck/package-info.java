/**
 * The queue for programs that embed it. {@link dev.quarterdeck.Quarterdeck} is the way in, and the types that its methods
 * lead to are the Java interface that is kept:
 *
 * <ul>
 *   <li>this package: {@code Quarterdeck};
 *   <li>{@link dev.quarterdeck.job}: what a job is, and how jobs are selected, changed, limited and scheduled;
 *   <li>{@link dev.quarterdeck.store}: what a queue can do, and how it fails;
 *   <li>{@link dev.quarterdeck.engine}: handlers and workers, as far as its description names them.
 * </ul>
 *
 * <p>Within a major version code that uses these goes on compiling and running. To leave room for more, interfaces of
 * {@code store} are to be called and not to be implemented, records are to be made by their factories and setters (
 * {@code NewJob.of}, {@code OpenOptions.of}, {@code WorkerSettings.DEFAULT}) and not by their constructors, and enums and
 * sealed types may get further members. Every other public type is the program's own and changes without notice.
 *
 * <p>Nullness is declared with <a href="https://jspecify.dev">JSpecify</a>: what is not {@code @Nullable} is never null,
 * neither given nor taken. Tools that understand it check that; others need not know of it, and at run time the annotations
 * may be missing.
 */
@NullMarked
package dev.quarterdeck;

import org.jspecify.annotations.NullMarked;
