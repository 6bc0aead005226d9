/** The queue in one SQLite file: one writer per process commits in groups, readers never wait for it. */
@NullMarked
package dev.quarterdeck.store.sqlite;

import org.jspecify.annotations.NullMarked;
