package dev.quarterdeck.console;

/**
 * A typed command that runs and may ask something yet. It takes the keys, so that nothing else is open, and nobody is
 * typing into something else, when the question comes.
 *
 * @param number the effect's
 * @param line the command
 * @param sinceMillis when it began, on the monotonic clock
 * @param ahead whether a key was pressed in the meantime
 */
record Waiting(long number, String line, long sinceMillis, boolean ahead) implements Layer {

    /** What ends sooner ends without a flash of something else before it. */
    private static final long SHOWN_AFTER_MILLIS = 150;

    @Override
    public Scope scope() {
        return Scope.WAITING;
    }

    /** The key means nothing: it is neither a pane's, nor an answer to what nobody has read yet. */
    @Override
    public Next typed(Model model, Key key) {
        return Next.of(model.swap(new Waiting(number, line, sinceMillis, true)));
    }

    boolean shown(Model model) {
        return model.millis() - sinceMillis >= SHOWN_AFTER_MILLIS;
    }
}
