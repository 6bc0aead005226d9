package dev.quarterdeck.job;

/** The fields of a job as texts give them; what is wrong is a {@link FilterException} that names the field. */
public final class JobFields {
    private static final String PRIORITIES = "low, normal, high, critical or 1 to 4";

    private JobFields() {}

    /** A priority by its word or its level. */
    public static Priority priority(String field, String text) {
        return Priority.ofWord(text).orElseGet(() -> {
            if (text.matches("[1-4]")) {
                return Priority.ofLevel(Integer.parseInt(text));
            }
            throw expected(field, PRIORITIES, text);
        });
    }

    /** How often a job may be tried again. */
    public static int maxRetries(String field, String text) {
        String what = "a whole number from 0 to " + NewJob.MAX_MAX_RETRIES;
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0 && number <= NewJob.MAX_MAX_RETRIES) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw expected(field, what, text);
        }
        throw expected(field, what, text);
    }

    private static FilterException expected(String field, String what, String got) {
        return new FilterException(got, "expected " + field + " to be " + what + ", got: " + got);
    }
}
