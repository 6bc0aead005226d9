package dev.quarterdeck.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.TextField;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which texts of jobs are hidden, and how. A path is {@code payload}, {@code payload.NAME.NAME}, {@code error} or
 * {@code result}; a path through a payload means the same in every element of a list, with {@code []} or without.
 *
 * <p>When in doubt it hides: a payload that is no JSON object or list has no fields to leave standing.
 *
 * @param paths as they were given, without {@code []}
 */
record Redaction(Set<String> paths) {
    static final Redaction NONE = new Redaction(Set.of());

    /** What stands in the place of what is hidden. */
    static final String HIDDEN = "***";

    private static final String PAYLOAD = "payload";
    private static final String ERROR = "error";
    private static final String RESULT = "result";

    Redaction {
        paths = Set.copyOf(paths);
    }

    /**
     * Reads paths.
     *
     * @throws CommandException when one of them is none
     */
    static Redaction of(Collection<String> words) {
        return words.isEmpty()
                ? NONE
                : new Redaction(words.stream().map(Redaction::path).collect(Collectors.toSet()));
    }

    private static String path(String word) {
        String path = word.replace("[]", "");
        if (!path.matches("payload(\\.[^.]+)*|error|result")) {
            throw Numbers.expected("--redact", "payload, payload.FIELD.FIELD, error or result", word);
        }
        return path;
    }

    boolean isNone() {
        return paths.isEmpty();
    }

    /** What either hides. */
    Redaction and(Redaction more) {
        return new Redaction(Stream.concat(paths.stream(), more.paths.stream()).collect(Collectors.toSet()));
    }

    @Nullable
    String error(@Nullable String error) {
        return error != null && paths.contains(ERROR) ? HIDDEN : error;
    }

    @Nullable
    String result(@Nullable String result) {
        return result != null && paths.contains(RESULT) ? HIDDEN : result;
    }

    /** The payload with the fields hidden; whole where no path leads into payloads. */
    String payload(String payload) {
        if (payload.isEmpty() || !hidesPayload()) {
            return payload;
        }
        return paths.contains(PAYLOAD) ? HIDDEN : new Fields(paths).hidden(payload);
    }

    /** Why jobs cannot be found by this filter: whoever may search for what is hidden can guess it letter by letter. */
    Optional<String> refusal(Filter filter) {
        if (hidesPayload() && asks(filter, TextField.PAYLOAD)) {
            return Optional.of(
                    "payload terms cannot be used here: parts of payloads are hidden (--redact), and a search"
                            + " would tell them; use type, name, key or error");
        }
        if (paths.contains(ERROR) && asks(filter, TextField.ERROR)) {
            return Optional.of(
                    "error terms and bare words cannot be used here: errors are hidden (--redact), and a search"
                            + " would tell them; use type=, name~ or key=");
        }
        return Optional.empty();
    }

    /** Why errors cannot be grouped; empty when they can. */
    Optional<String> groupsRefusal() {
        return paths.contains(ERROR)
                ? Optional.of("errors cannot be grouped here: they are hidden (--redact)")
                : Optional.empty();
    }

    private boolean hidesPayload() {
        return paths.stream().anyMatch(path -> path.startsWith(PAYLOAD));
    }

    private static boolean asks(Filter filter, TextField field) {
        if (filter instanceof Filter.All all) {
            return all.terms().stream().anyMatch(term -> asks(term, field));
        }
        if (filter instanceof Filter.Not not) {
            return asks(not.term(), field);
        }
        // A bare word looks into the error too, and a fingerprint is made of it.
        return filter instanceof Filter.Text text && text.field() == field
                || (filter instanceof Filter.Word || filter instanceof Filter.Cause) && field == TextField.ERROR;
    }

    /** Copies a payload token by token, and leaves out what a path leads to. */
    private static final class Fields {
        /** The defaults of its limits are kept: what is nested beyond them is hidden as a whole. */
        private static final JsonFactory FACTORY = new JsonFactory();

        /** Where no path leads to. */
        private static final String NOWHERE = "\0";

        private final Set<String> paths;
        private final int longest;
        private final Deque<String> containers = new ArrayDeque<>(List.of(PAYLOAD));

        Fields(Set<String> paths) {
            this.paths = paths;
            this.longest = paths.stream().mapToInt(String::length).max().orElse(0);
        }

        String hidden(String payload) {
            var copy = new StringWriter(payload.length());
            try (JsonParser from = FACTORY.createParser(payload);
                    JsonGenerator to = FACTORY.createGenerator(copy)) {
                JsonToken first = from.nextToken();
                if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                    return HIDDEN;
                }
                for (JsonToken token = first; token != null; token = from.nextToken()) {
                    if (containers.isEmpty()) {
                        // Something after the end of the object: no JSON.
                        return HIDDEN;
                    }
                    copy(token, from, to);
                }
            } catch (JsonProcessingException e) {
                return HIDDEN;
            } catch (IOException e) {
                throw new UncheckedIOException("texts in memory fail no reading. Indicates a bug.", e);
            }
            return copy.toString();
        }

        private void copy(JsonToken token, JsonParser from, JsonGenerator to) throws IOException {
            switch (token) {
                case FIELD_NAME -> field(from, to);
                case START_OBJECT, START_ARRAY -> {
                    containers.push(containers.element());
                    to.copyCurrentEvent(from);
                }
                case END_OBJECT, END_ARRAY -> {
                    containers.pop();
                    if (containers.size() == 1) {
                        containers.pop();
                    }
                    to.copyCurrentEvent(from);
                }
                // As it was written: 1.0 is not to become 1.
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
                default -> to.copyCurrentEvent(from);
            }
        }

        private void field(JsonParser from, JsonGenerator to) throws IOException {
            String path = below(containers.element(), from.currentName());
            to.writeFieldName(from.currentName());
            JsonToken value = from.nextToken();
            if (paths.contains(path)) {
                from.skipChildren();
                to.writeString(HIDDEN);
            } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                containers.push(path);
                to.copyCurrentEvent(from);
            } else if (value != null) {
                copy(value, from, to);
            }
        }

        /** Paths longer than any that is looked for are not kept: names may be long and nested deep. */
        private String below(String container, String name) {
            return container.equals(NOWHERE) || container.length() + 1 + name.length() > longest
                    ? NOWHERE
                    : container + "." + name;
        }
    }
}
