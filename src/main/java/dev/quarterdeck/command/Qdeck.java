package dev.quarterdeck.command;

import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** One call of {@code qdeck}: what may stand before and after every verb, and what happens without one. */
@Command(
        name = "qdeck",
        description = "A durable job queue in one SQLite file, and the console to run it from.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Qdeck.Version.class,
        footer = {"", "Without a command: the console, if there is a terminal."})
final class Qdeck implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--db",
            paramLabel = "TARGET",
            scope = ScopeType.INHERIT,
            description = "The queue: a file. Otherwise $$QDECK_DB, otherwise ./jobs.db.")
    private @Nullable String target;

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

    @Override
    public Integer call() {
        if (session.terminal()) {
            return session.surfaces().console(session(), false);
        }
        spec.commandLine().usage(session.out());
        return Exit.DONE;
    }

    /** The session as this call has it: on its target, in its form. */
    Session session() {
        if (target == null && !json) {
            return session;
        }
        return session.copy().target(target()).json(json || session.json()).build();
    }

    Session.Opened open(Access access, Durability durability) {
        return session.open(target(), access, durability);
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
