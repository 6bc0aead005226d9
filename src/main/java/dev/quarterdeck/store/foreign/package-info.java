/** Queues in the SQLite files of other programs: read as they are, and changed only as their owners would change them. */
@NullMarked
package dev.quarterdeck.store.foreign;

import org.jspecify.annotations.NullMarked;
