package dev.quarterdeck.command;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.ShellWord;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command on record as somebody sees it from whom parts of jobs are hidden: what others searched jobs for, or gave as a
 * reason, may be just that part. Of a command that chooses jobs only those words stay that cannot.
 */
final class RedactedCommand {
    /** Their words besides options choose jobs; those of the others are names. */
    private static final Set<String> CHOOSING =
            Set.of("requeue", "purge", "unprocessable", "cancel", "unlock", "reprioritize", "reschedule", "edit");

    private static final Set<String> TOLD_OPTIONS = Set.of("--to", "--rate", "--at", "--run-at", "--priority");

    /** Whatever follows them may be what an error or a payload says now. */
    private static final Set<String> SECRET_OPTIONS = Set.of("--reason", "--payload");

    private static final Pattern TERM =
            Pattern.compile("(type|queue|name|key|worker|id|age|run|attempts|priority|reason)[=~].*", Pattern.DOTALL);

    private static final Pattern PLAIN = Pattern.compile("[\\w.,:=~*/@+%-]+");

    private static final Pattern IDS = Pattern.compile("[0-9.,]+");

    private static final Set<String> STATES =
            Arrays.stream(JobState.values()).map(JobState::word).collect(Collectors.toSet());

    private RedactedCommand() {}

    static String of(String command) {
        try {
            List<String> words = FilterParser.split(command);
            return words.isEmpty() || !CHOOSING.contains(words.get(0)) ? command : choosing(words);
        } catch (FilterException e) {
            return Redaction.HIDDEN;
        }
    }

    private static String choosing(List<String> words) {
        var shown = new StringBuilder(words.get(0));
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String before = words.get(i - 1);
            boolean told = !SECRET_OPTIONS.contains(before)
                    && (word.startsWith("--") && !word.contains("=")
                            || TOLD_OPTIONS.contains(before)
                            || isHarmless(word));
            shown.append(' ').append(told ? written(word) : Redaction.HIDDEN);
        }
        return shown.toString();
    }

    private static String written(String word) {
        return PLAIN.matcher(word).matches() ? word : ShellWord.of(word);
    }

    private static boolean isHarmless(String word) {
        return word.equals("not")
                || IDS.matcher(word).matches()
                || TERM.matcher(word).matches()
                || STATES.containsAll(Arrays.asList(word.split(",", -1)));
    }
}
