package dev.quarterdeck.store.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/** Keeps {@link ReadingSql} with its handle: JDBI looks at every method of it anew each time it is attached. */
public final class AttachedSql implements JdbiConfig<AttachedSql> {
    private @Nullable ReadingSql sql;

    /** For JDBI, which makes one for each handle. */
    public AttachedSql() {}

    static ReadingSql of(Handle handle) {
        AttachedSql attached = handle.getConfig(AttachedSql.class);
        ReadingSql known = attached.sql;
        if (known == null) {
            known = handle.attach(ReadingSql.class);
            attached.sql = known;
        }
        return known;
    }

    /** The copy belongs to another handle. */
    @Override
    public AttachedSql createCopy() {
        return new AttachedSql();
    }
}
