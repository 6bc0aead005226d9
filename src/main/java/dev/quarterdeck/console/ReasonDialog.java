package dev.quarterdeck.console;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;

/** Asks why; the answer may be empty and is kept with the jobs. */
record ReasonDialog(Verb verb, Aim aim, Field field) implements Layer {

    static ReasonDialog of(Verb verb, Aim aim) {
        return new ReasonDialog(verb, aim, Field.EMPTY);
    }

    @Override
    public Scope scope() {
        return Scope.REASON;
    }

    @Override
    public boolean hasField() {
        return true;
    }

    @Override
    public Next typed(Model model, Key key) {
        return Next.of(field.edit(key)
                .map(edited -> model.swap(new ReasonDialog(verb, aim, edited)))
                .orElse(model));
    }

    @Override
    public Next pasted(Model model, String text) {
        return Next.of(model.swap(new ReasonDialog(verb, aim, field.insert(text))));
    }

    Next accept(Model model) {
        String reason = field.text().strip();
        Change change = Change.of(verb, reason.isEmpty() ? null : reason);
        return Changes.ask(model.pop(), Operation.of(change, aim.selection()), aim);
    }
}
