package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import picocli.CommandLine.Command;

/** Brings the target to the schema that this program knows. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(
        name = "migrate",
        description = {
            "Bring a file or schema that an older qdeck made up to date.",
            "Every command that changes something does so too; those that only look refuse it. An older qdeck cannot open"
                    + " it afterwards: make a backup with that one first."
        })
final class Migrate extends VerbCommand {
    @Override
    public Integer call() {
        boolean older = isOlder();
        if (older) {
            open(Access.CHANGE).close();
        }
        Output output = output();
        if (output.json()) {
            output.json(line -> line.text("target", shownTarget()).flag("migrated", older));
        } else {
            output.line(shownTarget() + (older ? " is up to date now" : " is up to date, nothing to do"));
        }
        return Exit.DONE;
    }

    private boolean isOlder() {
        try {
            open(Access.READ).close();
            return false;
        } catch (StoreException.Older e) {
            return true;
        }
    }
}
