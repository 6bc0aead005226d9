package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.Target;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What the users of one schema agree on beside its tables: the channel of their notifications, and the numbers of their
 * advisory locks, which all the programs of a database share.
 */
record Channel(String name, long listening, long migrating) {
    /** "QDK" before 32 bits of the schema's name. */
    private static final long OURS = 0x51444BL << 40;

    static Channel of(Target.Server target) {
        CRC32 sum = new CRC32();
        sum.update(target.schema().getBytes(StandardCharsets.UTF_8));
        long base = OURS | sum.getValue() << 8;
        // A channel's name has 63 bytes at most.
        return new Channel("quarterdeck_" + Long.toHexString(sum.getValue()), base + 1, base + 2);
    }
}
