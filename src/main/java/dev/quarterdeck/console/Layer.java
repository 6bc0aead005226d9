package dev.quarterdeck.console;

/** Something that lies over the board and takes its keys. */
sealed interface Layer
        permits Completable,
                Counting,
                PurgeForm,
                Question,
                ReasonDialog,
                Searchable,
                SearchLine,
                Simulation,
                Trends,
                Waiting {

    Scope scope();

    /** Takes a key that the keymap does not bind in this scope. */
    default Next typed(Model model, Key key) {
        return Next.of(model);
    }

    /** Takes pasted text; only a layer with a text field has use for it. */
    default Next pasted(Model model, String text) {
        return Next.of(model);
    }

    /** Whether a text field has the focus. */
    default boolean hasField() {
        return false;
    }

    /** Whether it hides the board altogether. */
    default boolean coversBoard() {
        return false;
    }
}
