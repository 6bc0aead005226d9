package dev.quarterdeck.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.quarterdeck.job.NewJob;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stranger hands in: one job, or an array of them, each with the fields of an import line.
 *
 * @param isArray whether it was an array, of however many jobs
 */
public record JobBody(List<NewJob> jobs, boolean isArray) {
    /** So many go into one transaction without holding others up for long. */
    static final int MAX_JOBS = 10_000;

    public JobBody {
        jobs = List.copyOf(jobs);
    }

    /**
     * Reads it.
     *
     * @throws WrongJsonException when it is neither; the message says what was expected, and in which job of an array
     */
    public static JobBody parse(String text, Instant now) {
        try (JsonParser json = JsonText.strangersParser(text)) {
            JsonToken first = json.nextToken();
            JobBody body;
            if (first == JsonToken.START_OBJECT) {
                body = new JobBody(List.of(new ImportJob(now).read(json, text)), false);
            } else if (first == JsonToken.START_ARRAY) {
                body = new JobBody(array(json, text, now), true);
            } else {
                throw new WrongJsonException("expected a JSON object or an array of them, got: "
                        + (text.isBlank() ? "nothing" : ImportJob.start(text)));
            }
            if (json.nextToken() != null) {
                throw new WrongJsonException("expected nothing after the JSON");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new WrongJsonException(JsonText.complaint(e));
        } catch (IOException e) {
            throw new WrongJsonException("expected JSON: " + e.getMessage());
        }
    }

    private static List<NewJob> array(JsonParser json, String text, Instant now) throws IOException {
        List<NewJob> jobs = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (jobs.size() == MAX_JOBS) {
                throw new WrongJsonException(
                        "expected at most " + MAX_JOBS + " jobs in an array; send the rest in another");
            }
            try {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new WrongJsonException("expected a JSON object");
                }
                jobs.add(new ImportJob(now).read(json, text));
            } catch (WrongJsonException e) {
                throw new WrongJsonException("job " + (jobs.size() + 1) + " of the array: " + e.getMessage());
            }
        }
        return jobs;
    }
}
