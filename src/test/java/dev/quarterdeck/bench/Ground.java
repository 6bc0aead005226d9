package dev.quarterdeck.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder that the database files are in, on the disk that the figures are about. */
final class Ground {
    private final Path folder;
    private final Size size;
    private final long startNanos = System.nanoTime();
    private int files;

    /** An empty folder, whatever an earlier run has left there. */
    Ground(Path folder, Size size) throws IOException {
        this.folder = folder;
        this.size = size;
        clear();
        Files.createDirectories(folder);
        if (diskType().equals("tmpfs")) {
            throw new IllegalStateException("expected " + folder + " on a disk, got memory (tmpfs): durable work is"
                    + " measured by what the disk does; build on a disk");
        }
    }

    Size size() {
        return size;
    }

    /** How many times each side is to be measured. */
    int rounds() {
        return late() ? 1 : size.rounds();
    }

    /** The same where a round takes seconds, whatever the size. */
    int longRounds() {
        return late() ? 1 : size.longRounds();
    }

    /** Whether it has taken so long that what is left is measured once. */
    boolean late() {
        return System.nanoTime() - startNanos > size.patience().toNanos();
    }

    String diskType() throws IOException {
        return Files.getFileStore(folder).type();
    }

    /** The built program, which may not be there. */
    Path program() {
        return folder.resolveSibling("dist").resolve("bin").resolve("qdeck").toAbsolutePath();
    }

    /** A file that is not there yet. */
    Path newFile() {
        return folder.resolve(++files + ".db");
    }

    /** A copy of a database that nobody has open; on the disk already, so that no commit has to wait for it. */
    Path copy(Path database) throws IOException {
        Path copy = newFile();
        Files.copy(database, copy);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return copy;
    }

    /** Removes a database that is needed no more, so that the disk holds few of them at once. */
    void remove(Path database) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(database + suffix));
        }
    }

    /** Removes the folder with everything in it. */
    void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path path : inside.toList()) {
                Files.deleteIfExists(path);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
