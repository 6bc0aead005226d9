package dev.quarterdeck.operation;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How questions and receipts speak of verbs and jobs. */
final class Words {
    private Words() {}

    /** What the verb does, before the words that say to what: {@code requeue}, {@code mark}. */
    static String bare(Verb verb) {
        return verb == Verb.UNPROCESSABLE ? "mark" : verb.word();
    }

    /** That it was done: {@code requeued}, {@code marked}. */
    static String past(Verb verb) {
        return switch (verb) {
            case REQUEUE -> "requeued";
            case PURGE -> "purged";
            case UNPROCESSABLE -> "marked";
            case CANCEL -> "cancelled";
            case UNLOCK -> "unlocked";
            case REPRIORITIZE -> "reprioritized";
            case RESCHEDULE -> "rescheduled";
            case EDIT -> "edited";
        };
    }

    /** What follows the jobs: {@code mark 3 jobs unprocessable}, {@code reprioritize 3 jobs to high}. */
    static String after(Change change) {
        Edit edit = change.edit();
        if (change.verb() == Verb.REPRIORITIZE && edit.priority() != null) {
            return " to " + edit.priority().word();
        }
        if (change.verb() == Verb.RESCHEDULE && edit.runAt() != null) {
            return " to " + edit.runAt();
        }
        return change.verb() == Verb.UNPROCESSABLE ? " unprocessable" : "";
    }

    /** {@code comes of age over 3m20s}. */
    static String pace(Duration spread) {
        Duration shown = spread.toSeconds() > 0 ? spread.truncatedTo(ChronoUnit.SECONDS) : spread;
        return "comes of age over " + Durations.format(shown);
    }

    /** {@code 12,403 dead jobs}; the state is named only when all of them share it. */
    static String jobs(long count, Set<JobState> states) {
        return Ages.number(count) + " " + kind(count, states);
    }

    /** {@code dead jobs}, {@code job}. */
    static String kind(long count, Set<JobState> states) {
        String state = states.size() == 1 ? states.iterator().next().word() + " " : "";
        return state + (count == 1 ? "job" : "jobs");
    }

    /** {@code skipped 3 pending, 1 locked}. */
    static String skipped(Map<String, Long> skipped) {
        return skipped.entrySet().stream()
                .map(entry -> Ages.number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", ", "skipped ", ""));
    }
}
