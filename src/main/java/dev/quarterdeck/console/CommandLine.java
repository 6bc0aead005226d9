package dev.quarterdeck.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command being typed.
 *
 * @param back how many lines back in the session's lines one has gone; 0 for the new line
 * @param fresh the new line while another is shown
 */
record CommandLine(Field field, int back, String fresh, List<String> offered) implements Completable {
    private static final Set<String> QUIT = Set.of("q", "q!", "wq", "quit", "exit");

    static final CommandLine EMPTY = begun("");

    CommandLine {
        offered = List.copyOf(offered);
    }

    private static CommandLine of(Field field) {
        return new CommandLine(field, 0, "", List.of());
    }

    /** A command of which the beginning is there. */
    static CommandLine begun(String text) {
        return of(Field.of(text));
    }

    @Override
    public Scope scope() {
        return Scope.COMMAND;
    }

    @Override
    public boolean hasField() {
        return true;
    }

    @Override
    public Next typed(Model model, Key key) {
        Optional<Field> edited =
                key.kind() == Key.Kind.RIGHT && field.after().isEmpty() ? suggested(model) : field.edit(key);
        return Next.of(edited.map(text -> model.swap(of(text))).orElse(model));
    }

    @Override
    public Next pasted(Model model, String text) {
        return Next.of(model.swap(of(field.insert(text))));
    }

    /** What could be meant, to be shown behind what is typed; empty when nothing or too much could. */
    String suggestion(Model model) {
        String typed = field.text();
        if (typed.isEmpty() || typed.contains(" ") || !field.after().isEmpty()) {
            return "";
        }
        return model.setup().verbs().stream()
                .filter(verb -> verb.startsWith(typed))
                .findFirst()
                .map(verb -> verb.substring(typed.length()))
                .orElse("");
    }

    @Override
    public CommandLine completed(Field edited, List<String> newOffered) {
        return new CommandLine(edited, 0, "", newOffered);
    }

    private Optional<Field> suggested(Model model) {
        String rest = suggestion(model);
        boolean whole = model.setup().verbs().contains(field.text());
        return rest.isEmpty() && !whole ? Optional.empty() : Optional.of(field.insert(rest + " "));
    }

    Next earlier(Model model) {
        return shift(model, 1);
    }

    Next later(Model model) {
        return shift(model, -1);
    }

    private Next shift(Model model, int by) {
        List<String> lines = model.work().typed();
        int there = Math.max(0, Math.min(back + by, lines.size()));
        String kept = back == 0 ? field.text() : fresh;
        String text = there == 0 ? kept : lines.get(lines.size() - there);
        return Next.of(model.swap(new CommandLine(Field.of(text), there, kept, List.of())));
    }

    /**
     * Runs the line; an empty one only closes. What people type to leave other programs leaves this one, and the bare name
     * of a view or of a state opens it.
     */
    Next accept(Model model) {
        String line = field.text().strip();
        if (QUIT.contains(line)) {
            return Looks.quit(model.pop());
        }
        if (line.isEmpty()) {
            return Next.of(model.pop());
        }
        return ViewKeys.named(line).map(view -> view.apply(model.pop())).orElseGet(() -> Lines.run(model.pop(), line));
    }
}
