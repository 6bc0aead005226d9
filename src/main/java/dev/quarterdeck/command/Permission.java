package dev.quarterdeck.command;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.operation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Asks, before a verb does anything at all, whether the role may do what was said. */
final class Permission implements IExecutionStrategy {
    private final Session session;

    Permission(Session session) {
        this.session = session;
    }

    /**
     * Something that was said.
     *
     * @param what as it was said: {@code purge --forever}
     * @param least the role that it needs
     * @param leaves whether it reaches more than the target
     */
    record Demand(String what, Role least, boolean leaves) {}

    @Override
    public int execute(ParseResult parsed) {
        try {
            Optional<String> refusal = asksForHelp(parsed) ? Optional.empty() : refusal(parsed.asCommandLineList());
            if (refusal.isPresent()) {
                throw CommandException.refused(refusal.get());
            }
        } catch (CommandException | FilterException e) {
            return Failures.report(session, e);
        }
        return new RunLast().execute(parsed);
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
    }

    private static Optional<String> refusal(List<CommandLine> said) {
        Qdeck call = said.get(0).getCommand();
        Role role = call.role();
        Object last = said.get(said.size() - 1).getCommand();
        if (!(last instanceof VerbCommand verb)) {
            return call.refusal();
        }
        var demands = new ArrayList<Demand>();
        demands.add(whole(said.get(said.size() - 1), verb));
        demands.addAll(verb.demands());
        return call.refusal().or(() -> refusal(call, role, demands));
    }

    /** Why a verb is refused of whose words only a part was understood; empty when it is not. */
    static Optional<String> refusalUnderstood(CommandLine last) {
        if (last.getParent() == null || !(last.getCommand() instanceof VerbCommand verb)) {
            return Optional.empty();
        }
        Qdeck call = last.getParent().getCommand();
        return refusal(call, call.understoodRole(), List.of(whole(last, verb)));
    }

    private static Optional<String> refusal(Qdeck call, Role role, List<Demand> demands) {
        return demands.stream()
                .flatMap(demand -> refusal(call, role, demand).stream())
                .findFirst();
    }

    private static Optional<String> refusal(Qdeck call, Role role, Demand demand) {
        if (!role.may(demand.least())) {
            return Optional.of(role.refusal(demand.what(), demand.least()));
        }
        return demand.leaves() ? call.refusalToLeave(demand.what()) : Optional.empty();
    }

    private static Demand whole(CommandLine command, VerbCommand verb) {
        return new Demand(command.getCommandName(), least(verb.getClass()), leaves(verb.getClass()));
    }

    /** Whether a verb reaches more than the target, whatever its options. */
    static boolean leaves(Class<? extends VerbCommand> verb) {
        LeastRole said = verb.getAnnotation(LeastRole.class);
        return said == null || said.leaves();
    }

    /** The role that a verb needs; one that does not say needs the highest. */
    static Role least(Class<? extends VerbCommand> verb) {
        LeastRole said = verb.getAnnotation(LeastRole.class);
        return said == null ? Role.ADMIN : said.value();
    }
}
