package dev.quarterdeck.store.foreign;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of some columns as bytes, each as SQLite has it: a number stays the kind of number that it is. */
final class RowImage {
    private static final int NULL = 0;
    private static final int INTEGER = 1;
    private static final int REAL = 2;
    private static final int TEXT = 3;
    private static final int BLOB = 4;

    private RowImage() {}

    static byte[] write(Map<String, @Nullable Object> row) {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
            out.writeInt(row.size());
            for (Map.Entry<String, @Nullable Object> each : row.entrySet()) {
                write(out, each.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Double real) {
            out.writeByte(REAL);
            out.writeDouble(real);
        } else if (value instanceof Number number) {
            out.writeByte(INTEGER);
            out.writeLong(number.longValue());
        } else if (value instanceof byte[] blob) {
            out.writeByte(BLOB);
            write(out, blob);
        } else {
            out.writeByte(TEXT);
            write(out, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static Map<String, @Nullable Object> read(byte[] bytes) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            for (int left = in.readInt(); left > 0; left--) {
                row.put(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8), value(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case INTEGER -> in.readLong();
            case REAL -> in.readDouble();
            case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case BLOB -> in.readNBytes(in.readInt());
            default -> null;
        };
    }
}
