package dev.quarterdeck.command;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;

/** The fields of a job as texts give them. */
final class JobFields {
    private static final String PRIORITIES = "low, normal, high, critical or 1 to 4";

    private JobFields() {}

    /** A priority by its word or its level. */
    static Priority priority(String field, String text) {
        return Priority.ofWord(text).orElseGet(() -> {
            if (text.matches("[1-4]")) {
                return Priority.ofLevel(Integer.parseInt(text));
            }
            throw Numbers.expected(field, PRIORITIES, text);
        });
    }

    static int maxRetries(String field, String text) {
        String what = "a whole number from 0 to " + NewJob.MAX_MAX_RETRIES;
        long number = Numbers.whole(field, text, what);
        if (number < 0 || number > NewJob.MAX_MAX_RETRIES) {
            throw Numbers.expected(field, what, text);
        }
        return (int) number;
    }
}
