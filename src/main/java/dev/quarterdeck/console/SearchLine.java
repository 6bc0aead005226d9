package dev.quarterdeck.console;

/** What to search for in a list or a text. */
record SearchLine(Field field) implements Layer {

    @Override
    public Scope scope() {
        return Scope.SEARCH;
    }

    @Override
    public boolean hasField() {
        return true;
    }

    @Override
    public Next typed(Model model, Key key) {
        return Next.of(field.edit(key)
                .map(edited -> model.swap(new SearchLine(edited)))
                .orElse(model));
    }

    @Override
    public Next pasted(Model model, String text) {
        return Next.of(model.swap(new SearchLine(field.insert(text))));
    }

    Next accept(Model model) {
        Model below = model.pop();
        return below.top()
                .filter(Searchable.class::isInstance)
                .filter(layer -> !field.text().isEmpty())
                .map(layer -> ((Searchable) layer).search(below, field.text()))
                .orElseGet(() -> Next.of(below));
    }
}
