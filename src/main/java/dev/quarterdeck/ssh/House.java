package dev.quarterdeck.ssh;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.EventLog;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.SshSettings;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.session.ServerSession;

/** What all visits have in common. Safe for use by many threads. */
final class House {
    private final Session session;
    private final SshSettings settings;
    private final EventLog log;
    private final AuthorizedKeysFile keys;
    private final Visits visits;
    private final VisitThreads threads = new VisitThreads();
    private final AtomicInteger numbers = new AtomicInteger();

    /**
     * @param session whose parts the sessions of visitors are made of
     */
    House(Session session, SshSettings settings, EventLog log) {
        this.session = session;
        this.settings = settings;
        this.log = log;
        this.keys = new AuthorizedKeysFile(settings.authorizedKeys(), this::check, log::warning);
        this.visits = new Visits(settings.maxSessions());
    }

    /** Whether what is to be hidden from somebody can be hidden, before they come. */
    private void check(Visitor visitor) {
        try {
            session.copy().redact(visitor.hidden());
        } catch (CommandException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    Session session() {
        return session;
    }

    EventLog log() {
        return log;
    }

    AuthorizedKeysFile keys() {
        return keys;
    }

    Visits visits() {
        return visits;
    }

    VisitThreads threads() {
        return threads;
    }

    Duration idle() {
        return settings.idle();
    }

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    /** Who has opened a channel: asked anew each time, so that a key that was taken away opens no more of them. */
    Optional<Visitor> visitor(VisitChannel channel) {
        KeyText key = channel.getSession().getAttribute(Connections.KEY);
        return key == null ? Optional.empty() : keys.visitor(key);
    }

    String address(VisitChannel channel) {
        return address(channel.getSession());
    }

    /** Where a connection comes from. */
    static String address(ServerSession connection) {
        SocketAddress remote = connection.getClientAddress();
        return remote instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress()
                : "an unknown address";
    }
}
