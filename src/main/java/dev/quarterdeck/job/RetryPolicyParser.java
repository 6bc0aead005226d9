package dev.quarterdeck.job;

import dev.quarterdeck.job.RetryPolicy.Exponential;
import dev.quarterdeck.job.RetryPolicy.Fixed;
import dev.quarterdeck.job.RetryPolicy.None;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Retry policies as people write them. */
final class RetryPolicyParser {
    private static final double JITTER = 0.2;
    private static final Pattern EXPONENTIAL = Pattern.compile("exponential:(.*?)\\.\\.(.*)", Pattern.DOTALL);
    private static final Pattern FIXED = Pattern.compile("fixed:(.*)", Pattern.DOTALL);

    private RetryPolicyParser() {}

    static RetryPolicy parse(String text) {
        Matcher exponential = EXPONENTIAL.matcher(text);
        Matcher fixed = FIXED.matcher(text);
        if (text.equals("none")) {
            return new None();
        } else if (exponential.matches()) {
            Duration first = wait(text, exponential.group(1));
            Duration cap = wait(text, exponential.group(2));
            if (first.compareTo(cap) > 0) {
                throw wrong(text, "the first wait is longer than the longest");
            }
            return new Exponential(first, JITTER, cap);
        } else if (fixed.matches()) {
            return new Fixed(wait(text, fixed.group(1)));
        }
        throw wrong(text, "write exponential:1s..1h, fixed:30s or none");
    }

    private static Duration wait(String text, String word) {
        Optional<Duration> wait = Durations.read(word);
        if (wait.isEmpty()) {
            throw wrong(text, FilterException.quoted(word) + " is no duration: " + Durations.advice(word));
        }
        if (wait.get().compareTo(NewJob.LONGEST) > 0) {
            throw wrong(text, "a wait is at most " + NewJob.LONGEST.toDays() + "d");
        }
        return wait.get();
    }

    private static FilterException wrong(String text, String because) {
        return new FilterException(
                text, "expected a retry policy, got: " + FilterException.quoted(text) + ": " + because);
    }
}
