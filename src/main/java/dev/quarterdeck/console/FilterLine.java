package dev.quarterdeck.console;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.SafeText;
import java.util.List;
import java.util.Optional;

/**
 * The filter of a pane being typed; it is understood with every key and takes effect with Enter.
 *
 * @param error why it cannot be understood, one line; empty when it can
 * @param draft the filter as far as it is understood, with the number of jobs that match
 */
record FilterLine(JobState state, Field field, String error, Narrowing draft, List<String> offered)
        implements Completable {

    FilterLine {
        offered = List.copyOf(offered);
    }

    static FilterLine of(Pane pane) {
        return new FilterLine(pane.state(), Field.of(pane.narrowing().text()), "", pane.narrowing(), List.of());
    }

    @Override
    public Scope scope() {
        return Scope.FILTER;
    }

    @Override
    public boolean hasField() {
        return true;
    }

    @Override
    public Next typed(Model model, Key key) {
        return Next.of(field.edit(key).map(edited -> model.swap(with(edited))).orElse(model));
    }

    @Override
    public Next pasted(Model model, String text) {
        return Next.of(model.swap(with(field.insert(text))));
    }

    @Override
    public FilterLine completed(Field edited, List<String> newOffered) {
        FilterLine line = with(edited);
        return new FilterLine(state, line.field, line.error, line.draft, newOffered);
    }

    FilterLine withMatches(long count) {
        return new FilterLine(state, field, error, draft.withMatches(count), offered);
    }

    private FilterLine with(Field edited) {
        if (edited.text().equals(field.text())) {
            return new FilterLine(state, edited, error, draft, List.of());
        }
        try {
            Filter filter = FilterParser.parse(FilterParser.split(edited.text()));
            return new FilterLine(
                    state, edited, "", Narrowing.of(filter, edited.text().strip()), List.of());
        } catch (FilterException e) {
            return new FilterLine(state, edited, SafeText.line(e.getMessage()), Narrowing.NONE, List.of());
        }
    }

    Next accept(Model model) {
        if (!error.isEmpty()) {
            return Next.of(model);
        }
        Optional<String> refusal = model.setup().refusal().apply(draft.filter());
        if (refusal.isPresent()) {
            return Next.of(model.swap(new FilterLine(state, field, refusal.get(), Narrowing.NONE, List.of())));
        }
        Pane pane = model.board().pane(state);
        boolean same = pane.narrowing().filter().equals(draft.filter());
        return Next.of(model.pop().with(model.board().with(same ? pane : pane.narrowed(draft))));
    }
}
