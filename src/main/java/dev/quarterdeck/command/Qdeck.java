package dev.quarterdeck.command;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Assumptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** One call of {@code qdeck}: what may stand before and after every verb, and what happens without one. */
@Command(
        name = "qdeck",
        description = "A durable job queue in one SQLite file, and the console to run it from.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Qdeck.Version.class,
        footer = {"", "Without a command: the console, if there is a terminal."})
final class Qdeck implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--db",
            paramLabel = "TARGET",
            scope = ScopeType.INHERIT,
            description =
                    "The queue: a file, or postgres://USER@HOST/DATABASE. Otherwise $$QDECK_DB, otherwise ./jobs.db.")
    private @Nullable String target;

    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private final List<String> assumed = new ArrayList<>();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Results as JSON, one object a line.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say what the command does and what it takes.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Say which version this is.")
    private boolean version;

    Qdeck(Session session) {
        this.session = session;
    }

    // Methods, that add: a field would have the words after the verb instead of those before it, and a role be raised
    // again.
    @Option(
            names = "--role",
            paramLabel = "ROLE",
            scope = ScopeType.INHERIT,
            description = "Do no more than that role may: viewer, operator or admin.")
    private void lower(@Nullable List<String> words) {
        roles.addAll(words == null ? List.of() : words);
    }

    @Option(
            names = "--redact",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            description =
                    "With a lower role: hide that of every job (payload.token, error); may be said several times.")
    private void hide(@Nullable List<String> words) {
        hidden.addAll(words == null ? List.of() : words);
    }

    @Option(
            names = "--assume",
            paramLabel = "FACT",
            scope = ScopeType.INHERIT,
            description = "What the file of another program does not say: deliveries=3 (goqite), lease=15m"
                    + " (litequeue, sqlite-worker); may be said several times.")
    private void assume(@Nullable List<String> facts) {
        assumed.addAll(facts == null ? List.of() : facts);
    }

    @Override
    public Integer call() {
        Console.refuseWithoutTerminal(session);
        return session.surfaces().console(session(), Appearance.USUAL);
    }

    /** The session as this call has it: on its target, in its form. */
    Session session() {
        if (target == null && !json && !restricts() && assumed.isEmpty()) {
            return session;
        }
        return session.copy()
                .target(target())
                .json(json || session.json())
                .role(role())
                .redaction(Redaction.of(hidden))
                .assumptions(assumptions())
                .build();
    }

    private Assumptions assumptions() {
        if (assumed.isEmpty()) {
            return session.assumptions();
        }
        Assumptions all = Assumptions.NONE;
        for (String fact : assumed) {
            all = AssumedFact.with(all, fact);
        }
        return all;
    }

    /** Whether less may be done, or seen, in this call than in its session. */
    private boolean restricts() {
        return !roles.isEmpty() || !hidden.isEmpty();
    }

    /** Why something is refused in this call that reaches more than the target; empty when it is not. */
    Optional<String> refusalToLeave(String what) {
        return session.refusalToLeave(what);
    }

    /** What may be done in this call: the least of what was said, here and before. */
    Role role() {
        return roles.stream().map(Qdeck::role).reduce(session.role(), Role::lower);
    }

    /** The same where a word may be none: the call fails anyway. */
    Role understoodRole() {
        return roles.stream().flatMap(word -> Role.ofWord(word).stream()).reduce(session.role(), Role::lower);
    }

    private static Role role(String word) {
        return Role.ofWord(word).orElseThrow(() -> Numbers.expected("--role", "viewer, operator or admin", word));
    }

    /**
     * Why these options are refused where they were said; empty when they are not.
     *
     * @throws CommandException if one of them makes no sense
     * @throws FilterException if a duration in one makes none
     */
    Optional<String> refusal() {
        Role own = session.role();
        Optional<Role> higher =
                roles.stream().map(Qdeck::role).filter(role -> !own.may(role)).findFirst();
        if (higher.isPresent()) {
            return Optional.of("--role " + higher.get().word() + " is refused: you are " + own.word()
                    + "; a role can only be lowered");
        }
        if (!hidden.isEmpty() && role() == Role.ADMIN) {
            throw CommandException.usage("--redact hides parts of jobs from a viewer or an operator; say --role too");
        }
        // Read once before anything is done, so that what makes no sense is told first.
        assumptions();
        return target == null || target.equals(session.target())
                ? Optional.empty()
                : session.refusalToLeave("another --db than " + Target.shown(session.target()));
    }

    Opened open(Access access, Durability durability) {
        Session own = restricts() || !assumed.isEmpty() ? session() : session;
        return own.open(target(), access, durability);
    }

    Output output() {
        return new Output(session, json || session.json());
    }

    @Nullable
    String explicitTarget() {
        return target;
    }

    String target() {
        return target == null ? session.target() : target;
    }

    /** The version of the jar; a class directory has none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Qdeck.class.getPackage().getImplementationVersion();
            return new String[] {"qdeck " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
