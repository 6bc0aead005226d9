package dev.quarterdeck.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why an attempt came to nothing. */
final class ErrorArg {
    @Option(
            names = "--error",
            paramLabel = "TEXT|@FILE|-",
            description = "Why: a text; @FILE takes it from a file, - from the input.")
    private @Nullable String error;

    String text(Session session) {
        String text = error == null ? "" : Input.argument(session, error);
        return text.isBlank() ? "no error given" : text;
    }
}
