package dev.quarterdeck;

import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.StoreOpener;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.foreign.ForeignStore;
import dev.quarterdeck.store.postgres.PostgresStore;
import dev.quarterdeck.store.sqlite.SqliteStore;

/** Opens every kind of target that there is. */
public final class Targets implements StoreOpener {

    @Override
    public JobOperator open(Target target, OpenOptions options) {
        if (target instanceof Target.File file) {
            return ForeignStore.open(file.path(), options).orElseGet(() -> SqliteStore.open(file.path(), options));
        }
        if (target instanceof Target.Server server) {
            return PostgresStore.open(server, options);
        }
        throw new IllegalStateException("no store for " + target.text() + ". Indicates a bug.");
    }
}
