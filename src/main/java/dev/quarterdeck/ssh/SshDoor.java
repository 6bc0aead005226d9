package dev.quarterdeck.ssh;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.EventLog;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.SshServing;
import dev.quarterdeck.command.SshSettings;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/**
 * An SSH server in front of a queue. It knows public keys, consoles and commands, and nothing else of what SSH can do: no
 * passwords, no forwarding, no files.
 */
public final class SshDoor implements SshServing {
    private static final int TERMINATED = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_PROVE_ONESELF = Duration.ofSeconds(30);
    private static final int MAX_KEYS_TRIED = 10;
    private static final int MAX_CHANNELS = 32;
    private static final long HEARTBEAT_SECONDS = 15;

    private final SshServer server;
    private final House house;
    private final String fingerprint;

    private SshDoor(SshServer server, House house, String fingerprint) {
        this.server = server;
        this.house = house;
        this.fingerprint = fingerprint;
    }

    /**
     * Opens it.
     *
     * @throws CommandException when the address cannot be had, or a file of keys cannot be used
     */
    public static SshDoor open(Session session, SshSettings settings, EventLog log) {
        var house = new House(session, settings, log);
        requireKeys(house, session);
        KeyPair key = HostKey.of(settings.hostKey());
        SshServer server = server(house, settings, key);
        try {
            server.start();
            server.getScheduledExecutorService()
                    .scheduleWithFixedDelay(
                            new Heartbeat(server::getActiveSessions),
                            HEARTBEAT_SECONDS,
                            HEARTBEAT_SECONDS,
                            TimeUnit.SECONDS);
        } catch (IOException e) {
            throw CommandException.failed(
                    "cannot listen on " + settings.address().getHostAddress() + " port " + settings.port() + ": "
                            + e.getMessage() + "; --listen names another place");
        }
        return new SshDoor(server, house, KeyUtils.getFingerPrint(key.getPublic()));
    }

    /** Every fault is said at once, so that none is found only after the others were mended. */
    private static void requireKeys(House house, Session session) {
        List<String> faults = house.keys().read().faults();
        if (!faults.isEmpty()) {
            faults.subList(0, faults.size() - 1).forEach(session::error);
            throw CommandException.refused(faults.get(faults.size() - 1));
        }
    }

    private static SshServer server(House house, SshSettings settings, KeyPair key) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(settings.address().getHostAddress());
        server.setPort(settings.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        letIn(server, new Connections(house));
        shutTheRest(server);
        server.setChannelFactories(List.of(new VisitChannel.Factory()));
        server.setShellFactory(channel -> new Visit(house, null));
        server.setCommandFactory((channel, line) -> new Visit(house, line));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "QUARTERDECK");
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, MAX_CHANNELS);
        // How long a person may be idle is ours to say; a connection that carries nothing is another thing.
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.STOP_WAIT_TIME.set(server, PATIENCE);
        CoreModuleProperties.SOCKET_KEEPALIVE.set(server, true);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        return server;
    }

    private static void letIn(SshServer server, Connections connections) {
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPasswordAuthenticator(null);
        server.setKeyboardInteractiveAuthenticator(null);
        server.setPublickeyAuthenticator(connections);
        server.addSessionListener(connections);
        server.setSignatureFactories(List.<NamedFactory<Signature>>of(
                BuiltinSignatures.ed25519,
                BuiltinSignatures.sk_ssh_ed25519,
                BuiltinSignatures.nistp256,
                BuiltinSignatures.nistp384,
                BuiltinSignatures.nistp521,
                BuiltinSignatures.sk_ecdsa_sha2_nistp256,
                BuiltinSignatures.rsaSHA512,
                BuiltinSignatures.rsaSHA256));
        CoreModuleProperties.AUTH_TIMEOUT.set(server, TIME_TO_PROVE_ONESELF);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MAX_KEYS_TRIED);
    }

    private static void shutTheRest(SshServer server) {
        server.setSubsystemFactories(List.of());
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setAgentFactory(null);
        server.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
        server.setCompressionFactories(List.of(BuiltinCompressions.none));
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    /** The last frames and the exit codes are on their way still, and the client closes its end when it has them. */
    private static void awaitClosed(List<CloseFuture> connections) throws IOException {
        long untilNanos = System.nanoTime() + PATIENCE.toNanos();
        for (CloseFuture connection : connections) {
            connection.await(Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime())));
        }
    }

    @Override
    public void close() {
        try {
            house.visits().end(TERMINATED, "the server is stopping", PATIENCE);
            awaitClosed(server.getActiveSessions().stream()
                    .map(connection -> connection.close(false))
                    .toList());
            server.stop(true);
        } catch (IOException e) {
            house.log().warning("the server did not stop in order: " + e.getMessage());
        }
    }
}
