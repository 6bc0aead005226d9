package dev.quarterdeck.ssh;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;

/** Asks now and then whether those who are connected are still there: a machine that lost its power says no farewell. */
final class Heartbeat implements Runnable {
    /** OpenSSH answers it with a failure, which is an answer. */
    private static final String REQUEST = "keepalive@openssh.com";

    private static final int MAX_UNANSWERED = 3;
    private static final AttributeKey<Integer> UNANSWERED = new AttributeKey<>();

    private final Supplier<? extends Collection<? extends Session>> connections;

    Heartbeat(Supplier<? extends Collection<? extends Session>> connections) {
        this.connections = connections;
    }

    @Override
    public void run() {
        connections.get().stream().filter(Session::isAuthenticated).forEach(Heartbeat::ask);
    }

    private static void ask(Session connection) {
        Integer before = connection.getAttribute(UNANSWERED);
        int unanswered = before == null ? 0 : before;
        if (unanswered >= MAX_UNANSWERED) {
            connection.close(true);
            return;
        }
        connection.setAttribute(UNANSWERED, unanswered + 1);
        try {
            Buffer request = connection.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
            request.putString(REQUEST);
            request.putBoolean(true);
            connection.request(request, REQUEST, (answer, body) -> connection.setAttribute(UNANSWERED, 0));
        } catch (IOException | RuntimeException e) {
            connection.close(true);
        }
    }
}
