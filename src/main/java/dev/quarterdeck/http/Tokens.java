package dev.quarterdeck.http;

import dev.quarterdeck.operation.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** Who may do what: a role for each token. */
public final class Tokens {
    private final List<Entry> entries;

    private record Entry(byte[] digest, Role role) {}

    /** A token and what its bearer may do. */
    record Token(Role role, String text) {}

    private Tokens(List<Entry> entries) {
        this.entries = entries;
    }

    static Tokens of(List<Token> tokens) {
        return new Tokens(tokens.stream()
                .map(token -> new Entry(digest(token.text()), token.role()))
                .toList());
    }

    /** What the bearer of a token may do; empty when it is none of ours. How long it takes does not tell how near it is. */
    Optional<Role> role(String token) {
        byte[] asked = digest(token);
        Optional<Role> found = Optional.empty();
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.digest(), asked)) {
                found = Optional.of(entry.role());
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
