package dev.quarterdeck.store.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names a file to SQLite: as a URI, because the driver takes a question mark in a plain path for the start of its options. */
public final class FileUri {
    private FileUri() {}

    public static String of(Path path) {
        String encoded = URLEncoder.encode(path.toAbsolutePath().toString(), StandardCharsets.UTF_8);
        return "file:" + encoded.replace("+", "%20").replace("%2F", "/");
    }
}
