package dev.quarterdeck.store.foreign;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Files of other programs for tests of what lies above the stores. */
public final class ForeignFiles {
    /** The moment about which their jobs lie. */
    public static final Instant NOW = OwnerFile.NOW;

    private ForeignFiles() {}

    /** Every file that there is a maker for. */
    public static List<String> kinds() {
        return java.util.stream.Stream.of(OwnerFile.values()).map(Enum::name).toList();
    }

    public static Path make(String kind, Path file) throws SQLException {
        OwnerFile.valueOf(kind).make(file);
        return file;
    }

    public static int total(String kind) {
        return OwnerFile.valueOf(kind).total();
    }
}
