package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.file.FileAtPath;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.SqlReads;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Reads never wait for the writer, nor the writer for them, however long they take. */
record Reads(Readers readers, FileAtPath atPath) implements SqlReads {
    @Override
    public <T> T read(Function<Handle, T> reading) {
        atPath.verify();
        return readers.read(reading);
    }

    @Override
    public <T> T readTogether(Function<Handle, T> reading) {
        atPath.verify();
        return readers.readTogether(reading);
    }
}
