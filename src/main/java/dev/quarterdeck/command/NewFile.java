package dev.quarterdeck.command;

import dev.quarterdeck.disk.Draft;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command makes: readable by its owner alone, and there as a whole or not at all. */
final class NewFile implements AutoCloseable {
    private final Draft draft;
    private final PrintWriter out;

    private NewFile(Draft draft) throws IOException {
        this.draft = draft;
        this.out = new PrintWriter(new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(draft.path()), StandardCharsets.UTF_8), 1 << 16));
    }

    /**
     * Begins it.
     *
     * @throws CommandException when it is there already, or cannot be made
     */
    static NewFile create(String name) throws IOException {
        try {
            if (name.isBlank()) {
                throw Numbers.expected("--to", "the path of a new file", "an empty text");
            }
            Path path = Path.of(name);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(name);
            }
            return new NewFile(Draft.of(path));
        } catch (InvalidPathException e) {
            throw Numbers.expected("--to", "the path of a new file", name + " (" + e.getReason() + ")");
        } catch (FileAlreadyExistsException e) {
            throw CommandException.failed("cannot write " + name + ": it is there already; name a new file");
        } catch (NoSuchFileException e) {
            throw CommandException.failed("cannot write " + name + ": its directory is not there");
        } catch (AccessDeniedException e) {
            throw CommandException.failed("cannot write " + name + ": this user may not write to its directory");
        }
    }

    PrintWriter out() {
        return out;
    }

    /**
     * It has all that it is to have.
     *
     * @throws FileAlreadyExistsException when somebody made one of its name meanwhile
     */
    void keep() throws IOException {
        if (out.checkError()) {
            throw new IOException("the disk is full, or gone");
        }
        draft.publish();
    }

    @Override
    public void close() throws IOException {
        out.close();
        draft.close();
    }
}
