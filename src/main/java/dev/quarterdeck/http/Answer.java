package dev.quarterdeck.http;

import dev.quarterdeck.json.JsonLine;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What a request is answered with.
 *
 * @param headers besides the type and the length of the body
 * @param undelivered what is to be done when the caller cannot be reached any more
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers, Runnable undelivered) {
    static final String JSON = "application/json";
    private static final Runnable NOTHING = () -> {};

    private Answer(int status, String type, String body) {
        this(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of(), NOTHING);
    }

    /** A text of some type. */
    static Answer text(String type, String body) {
        return new Answer(200, type, body);
    }

    /** One JSON object, on one line. */
    static Answer object(int status, Consumer<JsonLine> body) {
        return new Answer(status, JSON, line(body) + "\n");
    }

    /** A JSON array of objects, one a line. */
    static Answer array(int status, List<Consumer<JsonLine>> bodies) {
        List<String> lines = bodies.stream().map(Answer::line).toList();
        return new Answer(status, JSON, "[" + String.join(",\n", lines) + "]\n");
    }

    static Answer error(int status, String message) {
        return object(status, line -> line.text("error", message));
    }

    private static String line(Consumer<JsonLine> body) {
        StringWriter text = new StringWriter();
        JsonLine.write(text, body);
        return text.toString();
    }

    Answer with(Map<String, String> more) {
        return new Answer(status, type, body, more, undelivered);
    }

    Answer ifUndelivered(Runnable action) {
        return new Answer(status, type, body, headers, action);
    }

    CompletableFuture<Answer> now() {
        return CompletableFuture.completedFuture(this);
    }
}
