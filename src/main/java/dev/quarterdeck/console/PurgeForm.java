package dev.quarterdeck.console;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to purge, exactly counted while one types.
 *
 * @param choices what can be purged, the default first
 * @param chosen index of the choice
 * @param focus what takes the keys
 * @param error why what was typed cannot be understood; empty when it can
 * @param operation the purge that the form describes; null while there is an error
 * @param preview what it would do; null while that is being counted
 */
record PurgeForm(
        List<Choice> choices,
        int chosen,
        Field older,
        Field filter,
        Part focus,
        String error,
        @Nullable Operation operation,
        @Nullable Preview preview)
        implements Layer {

    PurgeForm {
        choices = List.copyOf(choices);
    }

    /** The parts of the form, in the order of the Tab key. */
    enum Part {
        STATE,
        OLDER,
        FILTER,
        CANCEL,
        PURGE
    }

    /** Jobs to purge from. */
    record Choice(String words, Set<JobState> states, List<Long> ids) {
        static Choice of(JobState state) {
            return new Choice(state.word(), Set.of(state), List.of());
        }
    }

    /** Begins with what the person looks at: the group of errors, the marked jobs, else the pane's state and filter. */
    static PurgeForm of(Model model) {
        Pane pane = model.pane();
        Optional<Errors> errors = model.layer(Errors.class);
        boolean marked =
                !pane.marks().ids().isEmpty() && model.layer(Detail.class).isEmpty() && errors.isEmpty();
        String filter = errors.isPresent()
                ? errors.flatMap(Errors::narrowing).map(Narrowing::text).orElse("")
                : marked ? "" : pane.narrowing().text();
        return new PurgeForm(choices(model, marked), 0, Field.EMPTY, Field.of(filter), Part.CANCEL, "", null, null)
                .understood(model);
    }

    private static List<Choice> choices(Model model, boolean marked) {
        Pane pane = model.pane();
        JobState first = model.layer(Errors.class).isPresent() ? JobState.DEAD : pane.state();
        var states = new ArrayList<>(List.of(JobState.DONE, JobState.DEAD, JobState.PENDING));
        if (states.remove(first)) {
            states.add(0, first);
        }
        var choices = new ArrayList<Choice>();
        if (marked) {
            List<Long> ids = pane.marks().ids();
            choices.add(new Choice(Ages.number(ids.size()) + " marked", Set.of(), ids));
        }
        model.layer(Detail.class)
                .ifPresent(detail -> choices.add(new Choice(
                        "job " + Ages.number(detail.row().id()),
                        Set.of(),
                        List.of(detail.row().id()))));
        states.forEach(state -> choices.add(Choice.of(state)));
        return choices;
    }

    @Override
    public Scope scope() {
        return Scope.PURGE;
    }

    @Override
    public boolean hasField() {
        return focus == Part.OLDER || focus == Part.FILTER;
    }

    @Override
    public Next typed(Model model, Key key) {
        if (focus == Part.STATE) {
            return letter(model, key);
        }
        return Next.of(field().flatMap(field -> field.edit(key))
                .map(edited -> model.swap(with(edited).understood(model)))
                .orElse(model));
    }

    @Override
    public Next pasted(Model model, String text) {
        return Next.of(field().map(field -> model.swap(with(field.insert(text)).understood(model)))
                .orElse(model));
    }

    Next nextPart(Model model) {
        return Next.of(model.swap(focus(1)));
    }

    Next previousPart(Model model) {
        return Next.of(model.swap(focus(-1)));
    }

    /** Left and right choose among states and buttons, and move in a text. */
    Next sideways(Model model, int by) {
        return switch (focus) {
            case STATE -> choose(model, Math.floorMod(chosen + by, choices.size()));
            case CANCEL, PURGE -> Next.of(model.swap(focus == Part.CANCEL ? focus(1) : focus(-1)));
            case OLDER, FILTER -> typed(model, Key.of(by < 0 ? Key.Kind.LEFT : Key.Kind.RIGHT));
        };
    }

    /** A letter chooses the next that begins with it. */
    private Next letter(Model model, Key key) {
        for (int i = 1; i <= choices.size(); i++) {
            int there = (chosen + i) % choices.size();
            if (key.kind() == Key.Kind.CHARACTER && choices.get(there).words().codePointAt(0) == key.codePoint()) {
                return choose(model, there);
            }
        }
        return Next.of(model);
    }

    private Next choose(Model model, int next) {
        return Next.of(
                model.swap(new PurgeForm(choices, next, older, filter, focus, "", null, null).understood(model)));
    }

    /** Enter: on to the next part, away from Cancel, or to the question. */
    Next accept(Model model) {
        return switch (focus) {
            case STATE, OLDER, FILTER -> nextPart(model);
            case CANCEL -> leave(model);
            case PURGE ->
                operation == null
                        ? Next.of(model.say(Notice.hint(error)))
                        : Changes.count(model, fresh(operation, model), "", false);
        };
    }

    Next leave(Model model) {
        return Next.of(model.pop().say(Notice.hint("nothing was purged")));
    }

    PurgeForm withPreview(Preview counted) {
        return new PurgeForm(choices, chosen, older, filter, focus, error, operation, counted);
    }

    /** The same purge with ages measured from this moment. */
    static Operation fresh(Operation operation, Model model) {
        Selection old = operation.selection();
        return Operation.of(
                operation.change(), new Selection(old.states(), old.ids(), old.filter(), old.all(), model.now()));
    }

    Choice choice() {
        return choices.get(chosen);
    }

    private Optional<Field> field() {
        return switch (focus) {
            case OLDER -> Optional.of(older);
            case FILTER -> Optional.of(filter);
            default -> Optional.empty();
        };
    }

    private PurgeForm focus(int by) {
        Part[] parts = Part.values();
        Part next = parts[Math.floorMod(focus.ordinal() + by, parts.length)];
        return new PurgeForm(choices, chosen, older, filter, next, error, operation, preview);
    }

    private PurgeForm with(Field edited) {
        boolean inOlder = focus == Part.OLDER;
        return new PurgeForm(
                choices, chosen, inOlder ? edited : older, inOlder ? filter : edited, focus, error, operation, preview);
    }

    /** Reads the form anew; the count stays while the purge is the same. */
    private PurgeForm understood(Model model) {
        try {
            var terms = new ArrayList<Filter>();
            if (!older.text().isBlank()) {
                long millis = Durations.parse(older.text().strip()).toMillis();
                terms.add(new Filter.Number(Filter.NumberField.AGE, List.of(new Filter.Span(millis, null))));
            }
            terms.add(FilterParser.parse(FilterParser.split(filter.text())));
            Filter whole = Filter.all(terms);
            Selection selection = new Selection(choice().states(), choice().ids(), whole, false, model.now());
            boolean same = operation != null
                    && operation
                            .command()
                            .equals(Operation.of(Change.of(Verb.PURGE), selection)
                                    .command());
            return new PurgeForm(
                    choices,
                    chosen,
                    older,
                    filter,
                    focus,
                    "",
                    same ? operation : Operation.of(Change.of(Verb.PURGE), selection),
                    same ? preview : null);
        } catch (FilterException e) {
            return new PurgeForm(choices, chosen, older, filter, focus, SafeText.line(e.getMessage()), null, null);
        }
    }
}
