package dev.quarterdeck.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/** JSON as it was written. */
public final class JsonText {
    /** The longest text that is read, and the longest line of an import: the longest payload, escaped, fits in it. */
    public static final int MAX_LENGTH = 16 << 20;

    /** How deep a text of a stranger may be: every level takes memory that is many times as long as its text. */
    static final int STRANGERS_DEPTH = 1000;

    /** A payload is data, however deep or long: the length of the line is the only limit. */
    private static final JsonFactory FACTORY = factory(MAX_LENGTH);

    private static final JsonFactory STRANGERS = factory(STRANGERS_DEPTH);

    private JsonText() {}

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(MAX_LENGTH)
                        .maxNameLength(MAX_LENGTH)
                        .maxStringLength(MAX_LENGTH)
                        .build())
                .build();
    }

    /** A parser that does not let whoever sent the text have more memory than the text takes. */
    public static JsonParser strangersParser(String text) throws IOException {
        return STRANGERS.createParser(text);
    }

    static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    /**
     * The parser's present value as it was written, white space apart: whoever wrote its numbers and escapes like this had
     * a reason. A text is told without its quotes.
     *
     * @param text all that the parser reads
     */
    public static String raw(JsonParser json, String text) throws IOException {
        if (!json.currentToken().isStructStart()) {
            return json.getText();
        }
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return compact(text, start, (int) json.currentLocation().getCharOffset());
    }

    /** Why a text is not one JSON object or array and nothing else; empty when it is. */
    public static Optional<String> fault(String text) {
        try (JsonParser json = parser(text)) {
            if (json.nextToken() == null || !json.currentToken().isStructStart()) {
                return Optional.of("expected a JSON object or array");
            }
            json.skipChildren();
            return json.nextToken() == null
                    ? Optional.empty()
                    : Optional.of("expected nothing after the JSON, at line "
                            + json.currentTokenLocation().getLineNr());
        } catch (JsonProcessingException e) {
            return Optional.of("expected JSON: " + message(e) + ", at line "
                    + e.getLocation().getLineNr());
        } catch (IOException e) {
            return Optional.of("expected JSON: " + e.getMessage());
        }
    }

    /** What the parser complains of, and where. */
    public static String complaint(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        // What is too deep or too long has no place.
        return "expected JSON: " + message(e)
                + (at == null ? "" : ", at line " + at.getLineNr() + ", character " + at.getColumnNr());
    }

    /** What the parser says. It also tells where the value began, in a source that it does not name. */
    static String message(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int source = message.indexOf("[Source:");
        return source < 0
                ? message
                : message.substring(0, Math.max(0, message.lastIndexOf('(', source)))
                        .strip();
    }

    /** A text known to be one JSON value, without the white space that means nothing. */
    public static String compact(String text) {
        return compact(text, 0, text.length());
    }

    /** The text between two places, known to be one JSON value, without the white space that means nothing. */
    static String compact(String text, int from, int to) {
        var compact = new StringBuilder(to - from);
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                compact.append(c);
                i++;
                c = text.charAt(i);
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
                continue;
            }
            compact.append(c);
        }
        return compact.toString();
    }
}
