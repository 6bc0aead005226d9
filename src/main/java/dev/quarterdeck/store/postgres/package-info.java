/** The queue in a schema of a PostgreSQL database: a transaction for each call, rows locked and not tables. */
@NullMarked
package dev.quarterdeck.store.postgres;

import org.jspecify.annotations.NullMarked;
