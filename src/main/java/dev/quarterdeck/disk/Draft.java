package dev.quarterdeck.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A new file in the making, so that under its name there is the whole of it or nothing: it is written under another one in
 * the same folder, and gets its own when it is on the disk. What is not published is gone when this is closed.
 */
public final class Draft implements AutoCloseable {
    private final Path to;
    private final Path folder;
    private final Path path;

    private Draft(Path to, Path folder, Path path) {
        this.to = to;
        this.folder = folder;
        this.path = path;
    }

    /** Makes an empty one that its owner alone can read, in a folder that is there. */
    public static Draft of(Path to) throws IOException {
        Path folder = folder(to);
        return new Draft(to, folder, Files.createTempFile(folder, ".qdeck-", ".part"));
    }

    /** Where the file is to lie. A root has no parent; it stands for itself. */
    public static Path folder(Path to) {
        Path whole = to.toAbsolutePath();
        return whole.getParent() == null ? whole : whole.getParent();
    }

    /** Where it is written. */
    public Path path() {
        return path;
    }

    /**
     * Gives it its name, when all of it is written: first what it holds is on the disk, at the end its name is.
     *
     * @throws FileAlreadyExistsException when something has the name, which is left as it is
     */
    public void publish() throws IOException {
        sync(path, StandardOpenOption.WRITE);
        if (!linked()) {
            rename();
        }
        sync(folder, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    /** A link, unlike a renaming, never takes the place of a file; some file systems, of sticks and network shares, have none. */
    private boolean linked() throws FileAlreadyExistsException {
        try {
            Files.createLink(to, path);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            return false;
        }
    }

    /** An empty file of ours has the name first, so that the renaming takes the place of no other. */
    private void rename() throws IOException {
        Files.createFile(to);
        try {
            Files.move(path, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.delete(to);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
