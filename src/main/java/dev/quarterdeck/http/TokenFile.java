package dev.quarterdeck.http;

import dev.quarterdeck.disk.OwnersFile;
import dev.quarterdeck.http.Tokens.Bearer;
import dev.quarterdeck.http.Tokens.Token;
import dev.quarterdeck.operation.Role;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of tokens, one a line after the role that it gives: {@code viewer 2b9f...}; after a viewer's token the parts of jobs
 * that are hidden from its bearer may follow: {@code payload.token error}. Blank lines, and those that begin with {@code #},
 * mean nothing.
 */
public final class TokenFile {
    /** What can be guessed is no token. */
    private static final int MIN_LENGTH = 16;

    private static final int MAX_LENGTH = 1024;

    private TokenFile() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it cannot be used; the message says why, and never a token
     */
    public static Tokens read(Path file) {
        try {
            refuseOthers(file);
            return parse(file, Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            throw wrong(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw wrong(file, "permission denied");
        } catch (CharacterCodingException e) {
            throw wrong(file, "expected UTF-8, got bytes that are none");
        } catch (IOException e) {
            throw wrong(file, String.valueOf(e.getMessage()));
        }
    }

    private static void refuseOthers(Path file) throws IOException {
        try {
            OwnersFile.refuseReaders(file);
        } catch (IllegalArgumentException e) {
            throw wrong(file, String.valueOf(e.getMessage()));
        }
    }

    private static Tokens parse(Path file, List<String> lines) {
        List<Token> tokens = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Token token = token(file, i + 1, line);
                if (!seen.add(token.text())) {
                    throw wrong(file, "line " + (i + 1) + ": this token was given before");
                }
                tokens.add(token);
            }
        }
        if (tokens.isEmpty()) {
            throw wrong(file, "it has no token; write lines such as: operator TOKEN");
        }
        return Tokens.of(tokens);
    }

    private static Token token(Path file, int number, String line) {
        List<String> words = List.of(line.split("[ \t]+"));
        Role role = Role.ofWord(words.get(0))
                .orElseThrow(
                        () -> wrong(file, "line " + number + ": expected viewer, operator or admin, then the token"));
        if (words.size() < 2) {
            throw wrong(file, "line " + number + ": expected a token after the role");
        }
        if (words.size() > 2 && role != Role.VIEWER) {
            throw wrong(file, "line " + number + ": parts of jobs are hidden from viewers only");
        }
        String token = words.get(1);
        if (!token.matches("[!-~]{" + MIN_LENGTH + "," + MAX_LENGTH + "}")) {
            throw wrong(
                    file,
                    "line " + number + ": expected a token of " + MIN_LENGTH + " to " + MAX_LENGTH
                            + " ASCII characters that are visible; openssl rand -hex 32 makes one");
        }
        return new Token(new Bearer(role, words.subList(2, words.size())), token);
    }

    private static IllegalArgumentException wrong(Path file, String why) {
        return new IllegalArgumentException("cannot use the token file " + file + ": " + why);
    }
}
