package dev.quarterdeck.ssh;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.text.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a line of a file of authorized keys: options, the key's type, the key, a comment. What is wrong with it ends the
 * reading with an {@link IllegalArgumentException} that says so.
 */
final class KeyLine {
    private static final List<String> OPTIONS = List.of("role", "name", "redact");
    private static final int MAX_NAME = 64;

    /** Of any kind, so that one that is not taken is not called an unknown option. */
    private static final Pattern KEY_TYPE = Pattern.compile("(ssh|ecdsa|sk)-");

    private final String line;
    private int at;

    private KeyLine(String line) {
        this.line = line;
    }

    /** A key and whose it is. */
    record Entry(KeyText key, Visitor visitor) {}

    static Entry parse(String line) {
        return new KeyLine(line.strip()).parse();
    }

    private Entry parse() {
        Map<String, String> options = KEY_TYPE.matcher(line).lookingAt() ? Map.of() : options();
        String type = word();
        if (!KeyText.TYPES.contains(type)) {
            throw new IllegalArgumentException("expected a key of the type " + String.join(", ", KeyText.TYPES)
                    + ", got: " + (type.isEmpty() ? "the end of the line" : SafeText.line(type, MAX_NAME)));
        }
        KeyText key = KeyText.parse(type, word());
        String comment = line.substring(at).strip();
        Role role = role(options);
        return new Entry(key, new Visitor(name(options, comment, key), role, hidden(options, role)));
    }

    private static Role role(Map<String, String> options) {
        String word = options.get("role");
        // The least: who forgot to say it gave nothing away.
        return word == null
                ? Role.VIEWER
                : Role.ofWord(word)
                        .orElseThrow(() ->
                                new IllegalArgumentException("expected role to be viewer, operator or admin, got: "
                                        + SafeText.line(word, MAX_NAME)));
    }

    private static String name(Map<String, String> options, String comment, KeyText key) {
        String said = options.get("name");
        if (said == null) {
            String name = SafeText.line(comment, MAX_NAME).strip();
            return name.isEmpty() ? key.fingerprint() : name;
        }
        if (said.isBlank() || !SafeText.line(said, MAX_NAME).equals(said)) {
            throw new IllegalArgumentException("expected name to be a line of 1 to " + MAX_NAME + " characters, got: "
                    + SafeText.line(said, MAX_NAME));
        }
        return said;
    }

    private static List<String> hidden(Map<String, String> options, Role role) {
        String paths = options.getOrDefault("redact", "").strip();
        if (options.containsKey("redact") && (paths.isEmpty() || role == Role.ADMIN)) {
            throw new IllegalArgumentException(
                    "expected redact to name parts of jobs, such as payload.token, that are hidden from a viewer or an operator");
        }
        return paths.isEmpty() ? List.of() : List.of(paths.split("[ \t]+"));
    }

    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        do {
            String name = optionName();
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException("unknown option '" + SafeText.line(name, MAX_NAME)
                        + "': only role, name and redact can be said; everything else is shut for every key");
            }
            if (options.putIfAbsent(name, quoted(name)) != null) {
                throw new IllegalArgumentException("the option " + name + " is said twice");
            }
        } while (skip(','));
        if (at < line.length() && !isBlank(line.charAt(at))) {
            throw new IllegalArgumentException("expected a blank or a comma after an option");
        }
        return options;
    }

    private String optionName() {
        int start = at;
        while (at < line.length() && "=,\"".indexOf(line.charAt(at)) < 0 && !isBlank(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private String quoted(String name) {
        var value = new StringBuilder();
        if (!skip('=') || !skip('"')) {
            throw new IllegalArgumentException("expected " + name + "=\"...\", with quotes");
        }
        while (at < line.length() && line.charAt(at) != '"') {
            boolean escaped = line.startsWith("\\\"", at);
            value.append(line.charAt(escaped ? at + 1 : at));
            at += escaped ? 2 : 1;
        }
        if (!skip('"')) {
            throw new IllegalArgumentException("the quotes of " + name + " are not closed");
        }
        return value.toString();
    }

    private boolean skip(char expected) {
        boolean there = at < line.length() && line.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private String word() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
