package dev.quarterdeck.command;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What commands read: files, and their own standard input. */
final class Input {
    private Input() {}

    /** Opens a file by its name; {@code -} is the session's input, which stays open. */
    static InputStream open(Session session, String name) {
        if (name.equals("-")) {
            return new FilterInputStream(session.in()) {
                @Override
                public void close() {
                    // The session's input is not ours to end.
                }
            };
        }
        session.refusalToLeave("reading the file " + name).ifPresent(refusal -> {
            throw CommandException.refused(refusal);
        });
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw CommandException.failed("cannot read " + name + ": it is a directory");
            }
            return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        } catch (InvalidPathException | NoSuchFileException e) {
            throw CommandException.failed("cannot read " + name + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw CommandException.failed("cannot read " + name + ": permission denied");
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The text that an argument stands for: {@code @FILE} that of a file, {@code -} that of the input, others their own. */
    static String argument(Session session, String word) {
        if (word.equals("-")) {
            return text(session, word);
        }
        return word.startsWith("@") ? text(session, word.substring(1)) : word;
    }

    /** The whole text of a file or of the input. */
    static String text(Session session, String name) {
        try (InputStream in = open(session, name)) {
            return decoded(in.readAllBytes(), name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** A payload as a word says it: {@code @FILE}, {@code -} for the input, or the text itself. */
    static String payload(Session session, String word) {
        if (word.equals("-")) {
            return text(session, word);
        }
        return word.startsWith("@") ? text(session, word.substring(1)) : word;
    }

    static CommandException unreadable(String name, IOException e) {
        return CommandException.failed("cannot read " + (name.isEmpty() ? "the input" : name) + ": " + e.getMessage());
    }

    private static String decoded(byte[] bytes, String name) {
        try {
            return strict(bytes, 0, bytes.length);
        } catch (CharacterCodingException e) {
            throw CommandException.failed("cannot read " + name + ": expected UTF-8, got bytes that are none");
        }
    }

    /** The text of these bytes, if they are UTF-8. */
    static String strict(byte[] bytes, int from, int length) throws CharacterCodingException {
        // A new decoder reports what is malformed; the String constructors would quietly replace it.
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, length))
                .toString();
    }
}
