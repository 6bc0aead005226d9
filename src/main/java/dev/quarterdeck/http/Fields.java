package dev.quarterdeck.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Nearest;
import dev.quarterdeck.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a small JSON object; null is as good as not there, and no body as good as an empty object. */
final class Fields {

    private final Map<String, Value> values = new HashMap<>();

    /**
     * A field's value.
     *
     * @param kind its first token
     * @param text a text without its quotes, anything else as it was written
     */
    private record Value(JsonToken kind, String text) {}

    private Fields() {}

    /** Reads a body that may have these fields. */
    static Fields of(String body, String... names) {
        Fields fields = new Fields();
        if (!body.isBlank()) {
            try (JsonParser json = JsonText.strangersParser(body)) {
                fields.read(json, body, List.of(names));
            } catch (JsonProcessingException e) {
                throw Refusal.badRequest(JsonText.complaint(e));
            } catch (IOException e) {
                throw Refusal.badRequest("expected JSON: " + e.getMessage());
            }
        }
        return fields;
    }

    private void read(JsonParser json, String body, List<String> names) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw Refusal.badRequest("expected a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!names.contains(name)) {
                throw Refusal.badRequest("unknown field \"" + shown(name) + "\": " + Nearest.advice(name, names));
            }
            JsonToken kind = json.nextToken();
            if (values.put(name, new Value(kind, JsonText.raw(json, body))) != null) {
                throw Refusal.badRequest("expected the field \"" + shown(name) + "\" once, got it twice");
            }
        }
        if (json.nextToken() != null) {
            throw Refusal.badRequest("expected nothing after the JSON");
        }
        values.values().removeIf(value -> value.kind() == JsonToken.VALUE_NULL);
    }

    @Nullable
    String text(String name) {
        return text(name, "a text", JsonToken.VALUE_STRING);
    }

    /** A text, or any other value as JSON. */
    @Nullable
    String anything(String name) {
        Value value = values.get(name);
        return value == null ? null : value.text();
    }

    @Nullable
    Boolean flag(String name) {
        String text = text(name, "true or false", JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);
        return text == null ? null : Boolean.valueOf(text);
    }

    /** A whole number in these bounds. */
    @Nullable
    Long whole(String name, long least, long most) {
        String what = "a whole number" + (most == Long.MAX_VALUE ? "" : " from " + least + " to " + most);
        String text = text(name, what, JsonToken.VALUE_NUMBER_INT);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, what, text);
        }
        throw wrong(name, what, text);
    }

    /** A duration as people write it ({@code 30s}), or in milliseconds, in these bounds. */
    @Nullable
    Duration duration(String name, Duration least, Duration most) {
        String what = "a duration from " + Durations.format(least) + " to " + Durations.format(most);
        Value value = values.get(name);
        if (value == null) {
            return null;
        }
        Long millis = value.kind() == JsonToken.VALUE_NUMBER_INT ? whole(name, 0, most.toMillis()) : null;
        Duration duration = millis != null ? Duration.ofMillis(millis) : Durations.parse(written(name, what));
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw wrong(name, what, value.text());
        }
        return duration;
    }

    /** A list of texts, or one text; empty when it is not there. */
    Set<String> texts(String name) {
        Value value = values.get(name);
        if (value == null) {
            return Set.of();
        }
        return value.kind() == JsonToken.START_ARRAY
                ? elements(name, value.text())
                : Set.of(written(name, "a text or an array of texts"));
    }

    private static Set<String> elements(String name, String array) {
        Set<String> texts = new HashSet<>();
        try (JsonParser json = JsonText.strangersParser(array)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.VALUE_STRING) {
                    throw wrong(name, "an array of texts", array);
                }
                texts.add(json.getText());
            }
        } catch (IOException e) {
            throw new IllegalStateException("it was read before", e);
        }
        return texts;
    }

    /** The text of a field that is there. */
    private String written(String name, String what) {
        String text = text(name, what, JsonToken.VALUE_STRING);
        if (text == null) {
            throw wrong(name, what, "null");
        }
        return text;
    }

    private @Nullable String text(String name, String what, JsonToken... kinds) {
        Value value = values.get(name);
        if (value != null && !List.of(kinds).contains(value.kind())) {
            throw wrong(name, what, value.text());
        }
        return value == null ? null : value.text();
    }

    private static Refusal wrong(String name, String what, String got) {
        return Refusal.badRequest("expected \"" + name + "\" to be " + what + ", got: " + shown(got));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
