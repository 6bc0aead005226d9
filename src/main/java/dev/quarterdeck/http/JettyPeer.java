package dev.quarterdeck.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.server.Request;

/** Whoever made a request. */
final class JettyPeer {
    private JettyPeer() {}

    static String address(Request request) {
        String address = Request.getRemoteAddr(request);
        return address == null ? "unknown" : address.replaceAll("[^0-9A-Za-z.:]", "");
    }

    /**
     * Whether it has hung up. The library does not look while a request is served, so this reads: nothing can be there,
     * since a request is whole before it is served, and who sends the next one before the answer has it refused.
     */
    static boolean gone(Request request) {
        var end = request.getConnectionMetaData().getConnection().getEndPoint();
        if (!end.isOpen()) {
            return true;
        }
        if (!(end.getTransport() instanceof SocketChannel channel)) {
            return false;
        }
        try {
            int read = channel.read(ByteBuffer.allocate(1));
            if (read > 0) {
                end.close();
            }
            return read != 0;
        } catch (IOException e) {
            return true;
        }
    }
}
