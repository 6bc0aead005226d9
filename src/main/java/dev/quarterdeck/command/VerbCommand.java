package dev.quarterdeck.command;

import dev.quarterdeck.command.Permission.Demand;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Target;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** What every verb has: the call that it is part of. */
abstract class VerbCommand implements Callable<Integer> {
    @ParentCommand
    private Qdeck call;

    /** The session, on the target that the call names. */
    final Session session() {
        return call.session();
    }

    final Output output() {
        return call.output();
    }

    final String target() {
        return call.target();
    }

    /** The target as it may be shown: without a password. */
    final String shownTarget() {
        return Target.shown(target());
    }

    /** The target that {@code --db} names in this very call; null when it was not said. */
    final @Nullable String explicitTarget() {
        return call.explicitTarget();
    }

    final Opened open(Access access) {
        return open(access, Durability.FULL);
    }

    /**
     * Opens the target, if it can do what the verb needs.
     *
     * @throws CommandException when it cannot
     */
    final Opened open(Access access, Durability durability) {
        Opened opened = call.open(access, durability);
        for (Capability needed : needs()) {
            opened.jobs().obstacle(needed).ifPresent(why -> {
                opened.close();
                throw CommandException.refused(why);
            });
        }
        return opened;
    }

    /** What the target must be able to do for this verb with these options. */
    List<Capability> needs() {
        Needs said = getClass().getAnnotation(Needs.class);
        return said == null ? List.of() : List.of(said.value());
    }

    /** What was said besides the verb that needs a role of its own; asked before anything is read or opened. */
    List<Demand> demands() {
        return List.of();
    }

    /** That an option was said which needs this role. */
    static List<Demand> demand(boolean said, String what, Role least) {
        return said ? List.of(new Demand(what, least, false)) : List.of();
    }

    /** That an option was said which starts a process or touches another file than the target's. */
    static List<Demand> demandToLeave(boolean said, String what) {
        return said ? List.of(new Demand(what, Role.ADMIN, true)) : List.of();
    }

    final Instant now() {
        return call.session().clock().instant();
    }
}
