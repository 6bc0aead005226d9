package dev.quarterdeck.http;

import dev.quarterdeck.operation.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** Who may do what: a role for each token, and what is hidden from its bearer. */
public final class Tokens {
    private final List<Entry> entries;

    private record Entry(byte[] digest, Bearer bearer) {}

    /**
     * Whoever sends a token.
     *
     * @param hidden the parts of jobs that are hidden from them: {@code payload.token}, {@code error}
     */
    record Bearer(Role role, List<String> hidden) {}

    /** A token and its bearer. */
    record Token(Bearer bearer, String text) {
        Token(Role role, String text) {
            this(new Bearer(role, List.of()), text);
        }
    }

    private Tokens(List<Entry> entries) {
        this.entries = entries;
    }

    static Tokens of(List<Token> tokens) {
        return new Tokens(tokens.stream()
                .map(token -> new Entry(digest(token.text()), token.bearer()))
                .toList());
    }

    /** All that is hidden from anybody. */
    public List<String> hidden() {
        return entries.stream()
                .flatMap(entry -> entry.bearer().hidden().stream())
                .toList();
    }

    /** The bearer of a token; empty when it is none of ours. How long it takes does not tell how near it is. */
    Optional<Bearer> bearer(String token) {
        byte[] asked = digest(token);
        Optional<Bearer> found = Optional.empty();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.digest(), asked)) {
                found = Optional.of(entry.bearer());
            }
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
