package dev.quarterdeck.console;

import java.util.Optional;

/** What can be searched: every list and every long text over the panes. */
sealed interface Searchable extends Layer permits Browsing.Rows, Scrolling.Text {

    /** What is searched for; empty for nothing. */
    String sought();

    /** Goes to the first place from here on. */
    Next search(Model model, String text);

    /** Goes to the next place, or with -1 to the one before; begins anew at the other end. */
    Next found(Model model, int direction);

    /** What is in the way of going to another place. */
    static Optional<String> obstacle(Model model) {
        boolean searched = model.top()
                .filter(top -> top instanceof Searchable text && !text.sought().isEmpty())
                .isPresent();
        return searched ? Optional.empty() : Optional.of("nothing was searched yet: / searches");
    }
}
