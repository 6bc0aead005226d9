/** What every SQLite file needs, whosever queue is in it: patience with other processes, and words for what goes wrong. */
@NullMarked
package dev.quarterdeck.store.file;

import org.jspecify.annotations.NullMarked;
