package dev.quarterdeck.command;

import dev.quarterdeck.engine.LoneManager;
import dev.quarterdeck.engine.ManagerSettings;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Manages the queue without working it. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Needs(Capability.WORK)
@Command(
        name = "manage",
        description = {
            "Return orphans, and purge what is kept no longer, until SIGTERM or SIGINT.",
            "Every worker does so too, unless told not to; of all the managers of a queue one acts at a time. The first"
                    + " signal: end after what is on. A second one: end at once."
        })
final class Manage extends VerbCommand {
    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            description = "The workers' lease; 30s. They get so much time when the clock was set.")
    private @Nullable String lease;

    @Mixin
    private ManagerArgs managing;

    @Mixin
    private LogArgs logging;

    @Override
    public Integer call() throws InterruptedException {
        if (!session().redaction().isNone()) {
            throw CommandException.refused(
                    "nobody can manage here: parts of recurring jobs are hidden (--redact), and would come into the queue so");
        }
        ManagerSettings settings = settings();
        try (var opened = open(Access.CHANGE)) {
            LoneManager manager = LoneManager.start(opened.store(), settings, new Notes(notes()));
            Interrupts.Watch watch = session().interrupts().watch(manager::stop);
            try {
                manager.await();
            } finally {
                watch.close();
                manager.close();
            }
        }
        return Exit.DONE;
    }

    private ManagerSettings settings() {
        Duration leases = lease == null ? ManagerSettings.DEFAULT.lease() : LeaseArg.value(lease);
        return ManagerSettings.DEFAULT
                .lease(leases)
                .stuckAfter(managing.stuckAfter(leases))
                .retries(managing.retries(ManagerSettings.DEFAULT.retries()));
    }

    private Consumer<String> notes() {
        Optional<EventLog> log = logging.log(session(), "manage");
        log.ifPresent(each -> each.info("managing " + shownTarget()));
        return log.<Consumer<String>>map(each -> each::note).orElse(session()::note);
    }

    private record Notes(Consumer<String> lines) implements WorkerListener {
        @Override
        public void note(String line) {
            lines.accept(line);
        }
    }
}
