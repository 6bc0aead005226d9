package dev.quarterdeck.command;

import dev.quarterdeck.disk.OwnersFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file that a command makes: readable by its owner alone, and there as a whole or not at all. */
final class NewFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final PrintWriter out;
    private boolean kept;

    private NewFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnersFile.alone());
        this.out = new PrintWriter(new BufferedWriter(
                new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8), 1 << 16));
    }

    /**
     * Makes it.
     *
     * @throws CommandException when it is there already, or cannot be made
     */
    static NewFile create(String name) throws IOException {
        try {
            if (name.isBlank()) {
                throw Numbers.expected("--to", "the path of a new file", "an empty text");
            }
            return new NewFile(Path.of(name));
        } catch (InvalidPathException e) {
            throw Numbers.expected("--to", "the path of a new file", name + " (" + e.getReason() + ")");
        } catch (FileAlreadyExistsException e) {
            throw CommandException.failed("cannot write " + name + ": it is there already; name a new file");
        } catch (NoSuchFileException e) {
            throw CommandException.failed("cannot write " + name + ": its directory is not there");
        }
    }

    PrintWriter out() {
        return out;
    }

    /** It has all that it is to have. */
    void keep() throws IOException {
        if (out.checkError()) {
            throw new IOException("the disk is full, or gone");
        }
        channel.force(true);
        syncName();
        kept = true;
    }

    /** What is written is on the disk; that it has a name is written in its directory. */
    private void syncName() throws IOException {
        try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (!kept) {
            Files.deleteIfExists(path);
        }
    }
}
