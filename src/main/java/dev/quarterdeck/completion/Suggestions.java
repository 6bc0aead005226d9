package dev.quarterdeck.completion;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.PageQuery.Order;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Knows which words may come next, from the definitions of the verbs: what a value is called there ({@code QUEUE},
 * {@code FILE}) says where its suggestions come from.
 */
public final class Suggestions {
    private final CommandLine language;
    private final List<String> promptWords;
    private final Known known;
    private final SelectionSuggestions selections;

    /** @param promptWords what is understood here besides the verbs */
    public Suggestions(CommandLine language, List<String> promptWords, Known known) {
        this.language = language;
        this.promptWords = promptWords;
        this.known = known;
        this.selections = new SelectionSuggestions(known);
    }

    /**
     * The words that may stand in this place.
     *
     * @param before the words before it
     * @param word what is there of it already
     */
    public List<Suggestion> of(List<String> before, String word) {
        CommandSpec spec = language.getCommandSpec();
        int positionals = 0;
        @Nullable OptionSpec open = null;
        for (String given : before) {
            CommandLine verb = language.getSubcommands().get(given);
            if (open != null) {
                open = null;
            } else if (given.startsWith("-")) {
                open = option(spec, given).orElse(null);
            } else if (spec.parent() == null && verb != null) {
                spec = verb.getCommandSpec();
            } else {
                positionals++;
            }
        }
        if (open != null) {
            return values(open.paramLabel(), word);
        }
        if (word.startsWith("-")) {
            return options(spec);
        }
        return spec.parent() == null ? verbs() : positional(spec, positionals, word);
    }

    /**
     * The words that may stand in a filter, of which no other word says anything about the next.
     *
     * @param word what is there of it already
     */
    public List<Suggestion> ofFilter(String word) {
        return selections.ofFilter(word);
    }

    /** The option of this name, if a value has to follow it as a word of its own. */
    private static Optional<OptionSpec> option(CommandSpec spec, String given) {
        OptionSpec option = spec.findOption(given);
        return Optional.ofNullable(option).filter(found -> found.arity().min() > 0);
    }

    private static List<Suggestion> options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> new Suggestion(option.longestName(), true, first(option.description())))
                .toList();
    }

    private List<Suggestion> verbs() {
        var words = new ArrayList<Suggestion>();
        language.getSubcommands()
                .forEach((name, verb) -> words.add(new Suggestion(
                        name, true, first(verb.getCommandSpec().usageMessage().description()))));
        promptWords.forEach(word -> words.add(Suggestion.of(word)));
        return words;
    }

    private List<Suggestion> positional(CommandSpec spec, int index, String word) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.index().contains(index)) {
                return values(parameter.paramLabel(), word);
            }
        }
        return List.of();
    }

    private List<Suggestion> values(String label, String word) {
        return switch (label) {
            case "SELECTION" -> selections.of(word);
            case "ID" -> known.ids().map(Suggestion::of).toList();
            case "ID|QUEUE" ->
                Stream.concat(known.ids(), known.queues().filter(Known::isPlain))
                        .map(Suggestion::of)
                        .toList();
            case "TYPE" ->
                known.types().filter(Known::isPlain).map(Suggestion::of).toList();
            case "TYPE=COMMAND" ->
                known.types()
                        .filter(Known::isPlain)
                        .map(type -> Suggestion.begun(type + "="))
                        .toList();
            case "QUEUE" ->
                known.queues().filter(Known::isPlain).map(Suggestion::of).toList();
            case "NAME" ->
                known.schedules().filter(Known::isPlain).map(Suggestion::of).toList();
            case "ZONE" ->
                ZoneId.getAvailableZoneIds().stream()
                        .sorted()
                        .map(Suggestion::of)
                        .toList();
            case "NUMBER" -> known.operations().map(Suggestion::of).toList();
            case "SURFACE" -> By.SURFACES.stream().map(Suggestion::of).toList();
            case "PRIORITY" -> words(Priority.values());
            case "FIELD" -> words(Order.values());
            case "STATE" -> words(JobState.values());
            case "COMMAND" -> verbs();
            case "RATE|none", "N|none", "DURATION|none" -> List.of(Suggestion.of("none"));
            case "full|normal" ->
                Stream.of("full", "normal").map(Suggestion::of).toList();
            case "ROLE" -> words(Role.values());
            case "FILE", "TARGET" -> known.files(word, "");
            case "PAYLOAD", "TEXT|@FILE|-" -> word.startsWith("@") ? known.files(word.substring(1), "@") : List.of();
            default -> List.of();
        };
    }

    private static List<Suggestion> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> Suggestion.of(value.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }
}
