package dev.quarterdeck.command;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.text.Ages;
import picocli.CommandLine.Option;

/** The answer given beforehand to what a person would be asked. */
final class YesArg {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    /**
     * Goes on only if the person, who is asked unless {@code --yes} was said, wants it.
     *
     * @param look what shows it first, without doing it
     */
    void confirm(Session session, Confirmation confirmation, String look) {
        if (yes || confirmation.kind() == Confirmation.Kind.NONE) {
            return;
        }
        session.asker()
                .ifPresentOrElse(
                        person -> {
                            if (!confirmation.accepts(person.ask(confirmation))) {
                                throw CommandException.refused("not confirmed, nothing was changed");
                            }
                        },
                        () -> refuse(confirmation, look));
    }

    private static void refuse(Confirmation confirmation, String look) {
        boolean forever = confirmation.kind() == Confirmation.Kind.TYPE_COUNT;
        if (forever || confirmation.count() > 1) {
            String jobs = Ages.number(confirmation.count()) + (confirmation.count() == 1 ? " job" : " jobs");
            throw CommandException.refused("this would change " + jobs + (forever ? " forever" : "")
                    + " and nobody can be asked; say --yes to do it, or " + look + " to see it first");
        }
    }
}
