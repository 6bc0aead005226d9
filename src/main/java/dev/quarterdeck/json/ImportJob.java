package dev.quarterdeck.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.JobFields;
import dev.quarterdeck.job.Moments;
import dev.quarterdeck.job.Nearest;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a job as an import has it on a line: a JSON object whose fields are those of a job. */
public final class ImportJob {
    private static final List<String> FIELDS =
            List.of("type", "payload", "queue", "name", "priority", "run_at", "max_retries", "timeout", "key");

    /** What an export says besides, of the job that it was. */
    private static final Set<String> PASSED_OVER =
            Set.of("id", "state", "reason", "attempts", "error", "result", "created_at", "since");

    private final Instant now;
    private final Set<String> seen = new HashSet<>();
    private final List<UnaryOperator<NewJob>> settings = new ArrayList<>();
    private @Nullable String type;
    private String payload = "";

    /** @param now from which the next {@code 18:00} is looked for */
    public ImportJob(Instant now) {
        this.now = now;
    }

    /**
     * Reads a line; an object reads one only.
     *
     * @throws WrongJsonException when it is no job; the message says what was expected
     */
    public NewJob parse(String line) {
        try (JsonParser json = JsonText.parser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new WrongJsonException("expected a JSON object, got: " + start(line));
            }
            NewJob job = read(json, line);
            if (json.nextToken() != null) {
                throw new WrongJsonException("expected one JSON object and nothing after it");
            }
            return job;
        } catch (JsonProcessingException e) {
            throw new WrongJsonException("expected JSON: " + JsonText.message(e) + ", at character "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new WrongJsonException("expected JSON: " + e.getMessage());
        }
    }

    /** Reads the object that the parser has just entered; the text is all that the parser reads. */
    NewJob read(JsonParser json, String text) throws IOException {
        try {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(json, text);
            }
            return job();
        } catch (FilterException e) {
            throw new WrongJsonException(String.valueOf(e.getMessage()));
        }
    }

    private NewJob job() {
        if (type == null) {
            throw new WrongJsonException("expected the field \"type\", got none");
        }
        try {
            NewJob job = NewJob.of(type, payload);
            for (UnaryOperator<NewJob> setting : settings) {
                job = setting.apply(job);
            }
            return job;
        } catch (IllegalArgumentException e) {
            throw new WrongJsonException(String.valueOf(e.getMessage()));
        }
    }

    private void field(JsonParser json, String line) throws IOException {
        String name = json.currentName();
        if (PASSED_OVER.contains(name)) {
            json.nextToken();
            json.skipChildren();
            return;
        }
        if (!FIELDS.contains(name)) {
            throw new WrongJsonException("unknown field " + quoted(start(name)) + ": " + Nearest.advice(name, FIELDS));
        }
        if (!seen.add(name)) {
            throw new WrongJsonException("expected the field \"" + name + "\" once, got it twice");
        }
        JsonToken token = json.nextToken();
        if (name.equals("payload")) {
            payload = JsonText.raw(json, line);
        } else if (name.equals("type")) {
            type = text(name, json);
        } else if (token != JsonToken.VALUE_NULL) {
            settings.add(setting(name, json));
        }
    }

    private UnaryOperator<NewJob> setting(String name, JsonParser json) throws IOException {
        switch (name) {
            case "priority" -> {
                Priority priority = JobFields.priority(quoted(name), textOrNumber(name, json));
                return job -> job.priority(priority);
            }
            case "max_retries" -> {
                int retries = JobFields.maxRetries(quoted(name), number(name, json));
                return job -> job.maxRetries(retries);
            }
            case "timeout" -> {
                Duration timeout = duration(name, json);
                return job -> job.timeout(timeout);
            }
            case "run_at" -> {
                Instant moment = moment(name, json);
                return job -> job.at(moment);
            }
            default -> {
                String text = text(name, json);
                return job ->
                        name.equals("queue") ? job.queue(text) : name.equals("name") ? job.name(text) : job.key(text);
            }
        }
    }

    private static String text(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw WrongJsonException.expected(quoted(name), "a text", got(json));
        }
        return json.getText();
    }

    private static String number(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw WrongJsonException.expected(quoted(name), "a whole number", got(json));
        }
        return json.getText();
    }

    private static String textOrNumber(String name, JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getText() : text(name, json);
    }

    private static Duration duration(String name, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Duration.ofMillis(positive(name, json));
        }
        return Durations.parse(text(name, json));
    }

    private Instant moment(String name, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Instant.ofEpochMilli(whole(name, json, "a time in milliseconds since 1970"));
        }
        return Moments.parse(quoted(name), text(name, json), now, ZoneOffset.UTC);
    }

    private static long positive(String name, JsonParser json) throws IOException {
        String what = "a positive whole number";
        long number = whole(name, json, what);
        if (number < 1) {
            throw WrongJsonException.expected(quoted(name), what, json.getText());
        }
        return number;
    }

    private static long whole(String name, JsonParser json, String what) throws IOException {
        try {
            return Long.parseLong(json.getText());
        } catch (NumberFormatException e) {
            throw WrongJsonException.expected(quoted(name), what, start(json.getText()));
        }
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String got(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return "an object";
        }
        if (token == JsonToken.START_ARRAY) {
            return "an array";
        }
        String text = start(json.getText());
        return token == JsonToken.VALUE_STRING ? quoted(text) : text;
    }

    static String start(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
