package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the console to people who come over SSH. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Command(
        name = "sshd",
        description = {
            "Serve the console over SSH until SIGTERM or SIGINT.",
            "Whoever comes in with one of the keys gets the console, or one command (ssh HOST stats --json), with the role of"
                    + " the key. Nobody gets a shell, a file or a process, whatever the role. The log goes to the output."
        })
final class Sshd extends VerbCommand {
    private static final int PORT = 8622;
    private static final String PLACE = "HOST:PORT, HOST or :PORT, with a port from 0 to " + ListenAddress.MAX_PORT;

    @Option(
            names = "--authorized-keys",
            paramLabel = "FILE",
            required = true,
            description =
                    "Who may come: a file in OpenSSH's form, where role=\"viewer\", \"operator\" or \"admin\" stands before"
                            + " a key (viewer unless said), name=\"ann\" for the audit (the key's comment unless said), and"
                            + " redact=\"payload.token error\" hides parts of jobs. It is read anew for everyone who comes.")
    private String authorizedKeys = "";

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen; 127.0.0.1:" + PORT + ". Port 0 for any that is free.")
    private String listen = "";

    @Option(
            names = "--host-key",
            paramLabel = "FILE",
            description = "The server's own key, made when it is not there; qdeck_host_key beside the authorized keys.")
    private @Nullable String hostKey;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            description = "Close a console in which nothing was typed for so long; 30m.")
    private String idle = "30m";

    @Option(
            names = "--max-sessions",
            paramLabel = "N",
            description = "How many consoles and commands there may be at a time; 16.")
    private String maxSessions = "16";

    @Option(names = "--log-json", description = "Write the log as JSON, an object a line.")
    private boolean logJson;

    @Override
    public Integer call() throws InterruptedException {
        SshSettings settings = settings();
        EventLog log = new EventLog(session(), "sshd", logJson);
        // What cannot be opened is said now, not to the first who comes.
        open(Access.READ).close();
        var asked = new CountDownLatch(1);
        Interrupts.Watch watch = session().interrupts().watch(asked::countDown);
        try (SshServing serving = session().surfaces().ssh(session(), settings, log)) {
            log.info("serving " + shownTarget() + " at " + ListenAddress.text(settings.address(), serving.port())
                    + ", the host key is " + serving.fingerprint());
            asked.await();
            log.info("stopping");
        } finally {
            watch.close();
        }
        log.info("stopped");
        return Exit.DONE;
    }

    private SshSettings settings() {
        Path keys = path("--authorized-keys", authorizedKeys);
        Path host =
                hostKey == null ? keys.toAbsolutePath().resolveSibling("qdeck_host_key") : path("--host-key", hostKey);
        Duration patience = Durations.parse(idle);
        if (patience.isZero() || patience.isNegative()) {
            throw Numbers.expected("--idle", "a duration above 0, such as 30m", idle);
        }
        int most = (int) Math.min(Integer.MAX_VALUE, Numbers.positive("--max-sessions", maxSessions));
        return new SshSettings(address(), port(), keys, host, patience, most);
    }

    private static Path path(String option, String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw Numbers.expected(option, "a file", word + " (" + e.getReason() + ")");
        }
    }

    /** Where the port begins, behind the last colon; an IPv6 address without brackets has no port. */
    private int colon() {
        int last = listen.lastIndexOf(':');
        boolean plain = listen.indexOf(':') == last || listen.startsWith("[") && listen.charAt(last - 1) == ']';
        return last >= 0 && plain ? last : listen.length();
    }

    private InetAddress address() {
        String host = listen.substring(0, colon());
        return ListenAddress.host("--listen", host.isEmpty() ? "127.0.0.1" : host, PLACE, listen);
    }

    private int port() {
        int colon = colon();
        return colon == listen.length()
                ? PORT
                : ListenAddress.port("--listen", listen.substring(colon + 1), PLACE, listen);
    }
}
