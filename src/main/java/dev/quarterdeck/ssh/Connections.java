package dev.quarterdeck.ssh;

import java.security.PublicKey;
import java.util.HashSet;
import java.util.Set;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/** Lets connections in by their keys, and says in the log whom it turned away. Safe for use by many threads. */
final class Connections implements SessionListener, PublickeyAuthenticator {
    /** With which key a connection was asked for last; once it has been let in, with which it was. */
    static final AttributeKey<KeyText> KEY = new AttributeKey<>();

    /** Strangers at the door, at a time: more of them are not even listened to. */
    private static final int MAX_STRANGERS = 64;

    private final House house;
    private final Set<Session> strangers = new HashSet<>();

    Connections(House house) {
        this.house = house;
    }

    @Override
    public void sessionCreated(Session connection) {
        boolean tooMany;
        synchronized (this) {
            strangers.add(connection);
            tooMany = strangers.size() > MAX_STRANGERS;
        }
        if (tooMany) {
            connection.close(true);
        }
    }

    /**
     * Asked first whether a key would do, and again when the client has signed with it. What is remembered is the key of the
     * last question: the one that lets the connection in is asked about last.
     */
    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession connection) {
        KeyText text = KeyText.of(key);
        connection.setAttribute(KEY, text);
        return house.keys().visitor(text).isPresent();
    }

    @Override
    public void sessionEvent(Session connection, Event event) {
        if (event == Event.Authenticated) {
            forget(connection);
        }
    }

    @Override
    public void sessionClosed(Session connection) {
        KeyText key = connection.getAttribute(KEY);
        if (forget(connection) && key != null) {
            house.log()
                    .warning("turned away somebody from " + House.address((ServerSession) connection) + " with the key "
                            + key.fingerprint() + ": it is not among the authorized keys, or not theirs");
        }
    }

    private synchronized boolean forget(Session connection) {
        return strangers.remove(connection);
    }
}
