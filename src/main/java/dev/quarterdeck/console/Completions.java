package dev.quarterdeck.console;

import dev.quarterdeck.completion.Suggestion;
import dev.quarterdeck.completion.Suggestions;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.text.SafeText;
import dev.quarterdeck.text.ShellWord;
import java.util.List;

/** Completes the word before the caret: what could stand there is looked up in the background, and a lone candidate put in. */
final class Completions {
    private Completions() {}

    /** Asks what could stand where the caret is. */
    static Next ask(Model model) {
        return model.top().orElse(null) instanceof Completable line
                ? ask(model, line.field().before(), line instanceof FilterLine)
                : Next.of(model);
    }

    private static Next ask(Model model, String before, boolean filter) {
        Lane lane = Lane.of(Lane.Kind.COMPLETION);
        return Refresh.ask(model, lane, before, number -> new Effect.Suggest(lane, number, before, filter));
    }

    /** What could follow this text; nothing inside of quotes. */
    static List<Suggestion> find(Suggestions suggestions, String before, boolean filter) {
        String word = word(before);
        try {
            List<String> words = FilterParser.split(before.substring(0, before.length() - word.length()));
            boolean copied = !words.isEmpty() && words.get(0).equals("qdeck");
            List<Suggestion> found = filter
                    ? suggestions.ofFilter(word)
                    : suggestions.of(copied ? words.subList(1, words.size()) : words, word);
            return found.stream()
                    .filter(each -> each.word().startsWith(word) && (each.whole() || plain(each.word())))
                    .toList();
        } catch (FilterException e) {
            return List.of();
        }
    }

    /** The line as it was asked about goes on with what all candidates have in common; with more than one they are shown. */
    static Next take(Model model, String before, List<Suggestion> found) {
        if (!(model.top().orElse(null) instanceof Completable line)
                || !line.field().before().equals(before)) {
            return Next.of(model);
        }
        if (found.isEmpty()) {
            return Next.of(model.say(Notice.hint("nothing is known that could stand here")));
        }
        Suggestion first = found.get(0);
        String start = before.substring(0, before.length() - word(before).length());
        String common = found.size() == 1 ? whole(first) : common(found, word(before));
        Field edited = new Field(start + common + line.field().after(), start.length() + common.length());
        List<String> offered = found.size() == 1
                ? List.of()
                : found.stream().map(each -> SafeText.line(each.word())).toList();
        return Next.of(model.swap(line.completed(edited, offered)));
    }

    private static String word(String before) {
        return before.substring(before.lastIndexOf(' ') + 1);
    }

    private static String whole(Suggestion suggestion) {
        String word = plain(suggestion.word()) ? suggestion.word() : ShellWord.of(suggestion.word());
        return Field.EMPTY.insert(word + (suggestion.whole() ? " " : "")).text();
    }

    /** What need not be quoted. */
    private static boolean plain(String word) {
        try {
            return FilterParser.split(word).equals(List.of(word));
        } catch (FilterException e) {
            return false;
        }
    }

    /** At least what was typed, which stands as it is where more of it would have to be quoted. */
    private static String common(List<Suggestion> found, String typed) {
        String common = found.get(0).word();
        for (Suggestion each : found) {
            while (!each.word().startsWith(common)) {
                common = common.substring(0, common.offsetByCodePoints(common.length(), -1));
            }
        }
        return plain(common) ? common : typed;
    }
}
