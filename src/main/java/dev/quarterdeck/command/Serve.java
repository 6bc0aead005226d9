package dev.quarterdeck.command;

import dev.quarterdeck.http.Door;
import dev.quarterdeck.http.DoorSettings;
import dev.quarterdeck.http.TokenFile;
import dev.quarterdeck.http.Tokens;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the queue to programs that speak HTTP. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Needs(Capability.WORK)
@Command(
        name = "serve",
        description = {
            "Serve the queue over HTTP until SIGTERM or SIGINT.",
            "POST /jobs puts jobs, POST /claims and POST /jobs/ID/complete work them; GET /jobs/ID, /stats, /healthz and"
                    + " /metrics (for Prometheus) look at them. It speaks no TLS: that is for a proxy in front of it."
                    + " The log goes to the output. The first signal: let nobody in, answer those who are inside. A"
                    + " second one: end at once. Makes the file when there is none."
        })
final class Serve extends VerbCommand {
    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 8642. 0 for any that is free.")
    private String port = "8642";

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "On which address; 127.0.0.1. Others than this machine's own want --token-file.")
    private String listen = "127.0.0.1";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Serve only who sends one of its tokens: on each line a role (viewer, operator, admin) and a"
                            + " token. A viewer reads only, and not the parts of jobs that are named after the token. Nobody but its owner may read it.")
    private @Nullable String tokenFile;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = "How long requests may go on after the first signal; 10s.")
    private String grace = "10s";

    @Option(names = "--log-json", description = "Write the log as JSON, an object a line.")
    private boolean logJson;

    @Mixin
    private DurabilityArg durability;

    @Override
    public Integer call() throws InterruptedException {
        DoorSettings settings = new DoorSettings(address(), port(), tokens());
        Duration patience = Durations.parse(grace);
        if (settings.tokens() == null && !settings.address().isLoopbackAddress()) {
            throw CommandException.usage("--listen " + listen
                    + " lets other machines in: say --token-file too, with the tokens of those who may come");
        }
        EventLog log = new EventLog(session(), "serve", logJson);
        try (var opened = open(Access.CREATE, durability.value())) {
            serve(opened.store(), settings, patience, log);
        }
        return Exit.DONE;
    }

    private void serve(JobStore store, DoorSettings settings, Duration patience, EventLog log)
            throws InterruptedException {
        var asked = new CountDownLatch(1);
        var urged = new CountDownLatch(2);
        Interrupts.Watch watch = session().interrupts().watch(() -> {
            asked.countDown();
            urged.countDown();
        });
        try (Door door = open(store, settings, log)) {
            log.info("serving " + shownTarget() + " at http://" + ListenAddress.text(settings.address(), door.port()));
            asked.await();
            log.info("stopping");
            int left = door.close(patience, () -> urged.getCount() == 0);
            log.info(left == 0 ? "stopped" : "stopped; " + left + " requests were not answered");
        } finally {
            watch.close();
        }
    }

    private static Door open(JobStore store, DoorSettings settings, EventLog log) {
        try {
            return Door.open(store, Serve::hide, settings, log);
        } catch (IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw CommandException.failed(
                    "cannot listen on " + settings.address().getHostAddress() + " port " + settings.port() + ": "
                            + cause.getMessage() + "; --port and --listen name another place");
        }
    }

    private static JobReader hide(JobReader reader, List<String> paths) {
        return paths.isEmpty() ? reader : new RedactedReader(reader, Redaction.of(paths));
    }

    private int port() {
        return ListenAddress.port("--port", port, "a port from 0 to " + ListenAddress.MAX_PORT, port);
    }

    private InetAddress address() {
        return ListenAddress.host("--listen", listen, "an address of this machine", listen);
    }

    /** Without the words themselves: one of them may be a token in the wrong place. */
    private void requireHidable(Collection<String> hidden) {
        try {
            Redaction.of(hidden);
        } catch (CommandException e) {
            throw CommandException.refused("cannot use the token file " + tokenFile
                    + ": after a viewer's token expected only payload, payload.FIELD, error or result");
        }
    }

    private @Nullable Tokens tokens() {
        try {
            if (tokenFile == null) {
                return null;
            }
            Tokens tokens = TokenFile.read(Path.of(tokenFile));
            requireHidable(tokens.hidden());
            return tokens;
        } catch (InvalidPathException e) {
            throw Numbers.expected("--token-file", "a file", tokenFile + " (" + e.getReason() + ")");
        } catch (IllegalArgumentException e) {
            throw CommandException.refused(String.valueOf(e.getMessage()));
        }
    }
}
