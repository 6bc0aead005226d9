package dev.quarterdeck.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a store and its server, and can cut a connection at the worst moment: the server has got a certain message
 * and has done all that it asks, and its answer never arrives.
 */
final class CuttingProxy implements AutoCloseable {
    private final int serverPort;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile @Nullable String marker;
    private volatile boolean forGood;

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Swallows the answer to the next message that has this text in it. */
    void cutAfter(String text) {
        marker = text;
    }

    /** The same, and from then on lets nobody through. */
    void cutForGoodAfter(String text) {
        forGood = true;
        cutAfter(text);
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            if (forGood && cuts.get() > 0) {
                client.close();
                continue;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.addAll(List.of(client, server));
            Connection connection = new Connection(client, server);
            start(connection::ask);
            start(connection::answer);
        }
    }

    /** Both directions of one connection. */
    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean doomed;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void ask() throws IOException {
            byte[] bytes = new byte[1 << 16];
            InputStream from = client.getInputStream();
            OutputStream to = server.getOutputStream();
            for (int n = from.read(bytes); n > 0; n = from.read(bytes)) {
                String text = marker;
                if (text != null && new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains(text)) {
                    marker = null;
                    doomed = true;
                }
                to.write(bytes, 0, n);
            }
            server.close();
        }

        /** The server answers once it has committed; what it says then tells that it has. */
        void answer() throws IOException {
            byte[] bytes = new byte[1 << 16];
            InputStream from = server.getInputStream();
            OutputStream to = client.getOutputStream();
            for (int n = from.read(bytes); n > 0; n = from.read(bytes)) {
                if (doomed) {
                    cuts.incrementAndGet();
                    if (forGood) {
                        closeAll();
                    }
                    break;
                }
                to.write(bytes, 0, n);
            }
            client.close();
            server.close();
        }
    }

    /** What a closed socket or door ends. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One end has closed, which ends this.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        closeAll();
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
