/** The queue in a schema of a PostgreSQL database: callers write beside each other, rows locked and not tables. */
@NullMarked
package dev.quarterdeck.store.postgres;

import org.jspecify.annotations.NullMarked;
