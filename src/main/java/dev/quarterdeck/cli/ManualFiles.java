package dev.quarterdeck.cli;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.completion.Known;
import dev.quarterdeck.completion.Suggestions;
import dev.quarterdeck.manual.BashCompletion;
import dev.quarterdeck.manual.ManualPage;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes the manual page and the completion of the shell from their templates. Only the build starts this. */
final class ManualFiles {
    private ManualFiles() {}

    /** @param args the folder with the templates, the {@code share} folder of the distribution, the time of the build */
    public static void main(String[] args) throws IOException {
        Path templates = Path.of(args[0]);
        Path share = Path.of(args[1]);
        // Neither a queue nor a file of the building machine belongs into the script.
        var nothing = Session.on("none", (target, options) -> {
                    throw new StoreException.CannotOpen("there is no queue while this is built");
                })
                .role(Role.VIEWER)
                .build();
        try (nothing) {
            var language = Commands.forSession(nothing);
            var suggestions = new Suggestions(language, List.of(), new Known(nothing));
            write(
                    share.resolve("man/man1/qdeck.1"),
                    new ManualPage(language, LocalDate.ofInstant(Instant.parse(args[2]), ZoneOffset.UTC))
                            .fill(Files.readString(templates.resolve("qdeck.1"))));
            write(
                    share.resolve("bash-completion/completions/qdeck"),
                    new BashCompletion(language, suggestions).fill(Files.readString(templates.resolve("qdeck.bash"))));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
