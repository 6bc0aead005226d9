package dev.quarterdeck.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The library's server, set up as a door needs it. */
final class JettyServer {
    private static final int MAX_THREADS = 32;
    private static final int MIN_THREADS = 4;
    private static final int IDLE_THREAD_MILLIS = 10_000;
    private static final int BACKLOG = 1024;

    /** Longer than a request may wait for a job. */
    private static final long IDLE_MILLIS = TakeJobs.MAX_WAIT.plusSeconds(30).toMillis();

    private static final Duration DRAIN_LOOKS = Duration.ofMillis(20);

    private final DoorSettings settings;
    private final QueuedThreadPool threads = threads();
    private final Server server = new Server(threads);
    private final ServerConnector connector;
    private final JettySlowClients slowClients;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(JettyServer::daemon);
    private final JettyEntrance entrance;

    /** @param routes where requests go, given threads for what takes no time */
    JettyServer(DoorSettings settings, Function<Executor, Routes> routes, Trouble trouble, RequestCount count) {
        this.settings = settings;
        this.slowClients = new JettySlowClients(settings.patience());
        this.connector = connector();
        this.entrance = new JettyEntrance(settings, routes.apply(threads), trouble, count, slowClients);
        server.setHandler(entrance);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
        server.setErrorHandler(new JettyErrors());
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);
        threads.setName("qdeck-http");
        threads.setDaemon(true);
        return threads;
    }

    private ServerConnector connector() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        made.setHost(settings.address().getHostAddress());
        made.setPort(settings.port());
        made.setAcceptQueueSize(BACKLOG);
        made.setIdleTimeout(IDLE_MILLIS);
        made.addBean(slowClients);
        return made;
    }

    void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            stop();
            throw e;
        } catch (Exception e) {
            stop();
            throw new IOException(e);
        }
        looks.scheduleWithFixedDelay(slowClients::look, 1, 1, TimeUnit.SECONDS);
    }

    int port() {
        return connector.getLocalPort();
    }

    boolean isClosed() {
        return entrance.isClosed();
    }

    JettyEntrance entrance() {
        return entrance;
    }

    int connections() {
        return slowClients.connections();
    }

    /** Lets nobody in, and waits until all who are inside are answered; how many are not. */
    int drain(Duration grace, BooleanSupplier urgent, Runnable wake) {
        entrance.close();
        connector.shutdown();
        long until = System.nanoTime() + TimeUnit.NANOSECONDS.convert(grace);
        while (entrance.inside() > 0 && !urgent.getAsBoolean() && System.nanoTime() - until < 0) {
            wake.run();
            LockSupport.parkNanos(DRAIN_LOOKS.toNanos());
        }
        return entrance.inside();
    }

    void stop() {
        looks.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server could not be stopped", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "qdeck-http-looks");
        thread.setDaemon(true);
        return thread;
    }
}
