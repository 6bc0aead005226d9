package dev.quarterdeck.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.quarterdeck.job.Moments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, written in the order in which they are said. */
public final class JsonLine {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build()
            .setCharacterEscapes(new TerminalEscapes());

    private final JsonGenerator json;

    private JsonLine(JsonGenerator json) {
        this.json = json;
    }

    /** Writes an object on one line, without the line's end. */
    public static void write(Writer out, Consumer<JsonLine> body) {
        try (var json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            body.accept(new JsonLine(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonLine text(String name, @Nullable String value) {
        return write(() -> json.writeStringField(name, value));
    }

    public JsonLine number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public JsonLine number(String name, @Nullable Long value) {
        return value == null ? text(name, null) : number(name, value.longValue());
    }

    public JsonLine flag(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    public JsonLine time(String name, @Nullable Instant value) {
        return text(name, value == null ? null : Moments.format(value));
    }

    public JsonLine counts(String name, Map<String, Long> counts) {
        return write(() -> {
            json.writeObjectFieldStart(name);
            counts.forEach(this::number);
            json.writeEndObject();
        });
    }

    public JsonLine texts(String name, List<String> values) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    public <T> JsonLine objects(String name, List<T> values, BiConsumer<JsonLine, T> body) {
        return write(() -> {
            json.writeArrayFieldStart(name);
            for (T value : values) {
                json.writeStartObject();
                body.accept(this, value);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private JsonLine write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
