package dev.quarterdeck.console;

/** What an errand brings back. */
sealed interface Finding permits PictureFinding, ListFinding, WorkFinding {

    /** The model that knows it. */
    Next into(Model model);
}
