package dev.quarterdeck.http;

import dev.quarterdeck.http.Doorkeeper.Papers;
import dev.quarterdeck.http.Routes.Match;
import dev.quarterdeck.operation.Role;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes every request from the library to its endpoint, and the answer back. */
final class JettyEntrance extends Handler.Abstract {
    private final Routes routes;
    private final Doorkeeper doorkeeper;
    private final Trouble trouble;
    private final RequestCount count;
    private final JettySlowClients slowClients;
    private final BodyAllowance allowance;
    private final int maxBodyBytes;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean closed;

    JettyEntrance(
            DoorSettings settings, Routes routes, Trouble trouble, RequestCount count, JettySlowClients slowClients) {
        this.routes = routes;
        this.doorkeeper = new Doorkeeper(settings.tokens());
        this.trouble = trouble;
        this.count = count;
        this.slowClients = slowClients;
        this.allowance = new BodyAllowance(settings.maxBodiesBytes());
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    /** A request on its way through: where it goes, or why it does not. */
    private record Errand(
            @Nullable Match match,
            List<String> hidden,
            @Nullable Refusal refusal) {
        String name() {
            return match == null ? "none" : match.route().name();
        }
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** How many requests are not answered yet. */
    int inside() {
        return inside.get();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        inside.incrementAndGet();
        Errand errand = errand(request);
        Connection connection = request.getConnectionMetaData().getConnection();
        JettyBody body = new JettyBody(request, maxBodyBytes, allowance, errand.refusal());
        body.text()
                .thenCompose(text -> {
                    slowClients.served(connection);
                    return serve(errand, request, text);
                })
                .exceptionally(trouble::answer)
                .whenComplete((answer, never) -> {
                    body.release();
                    count.add(errand.name(), answer.status());
                    slowClients.answered(connection);
                    write(answer, response, end(connection, answer, callback));
                });
        return true;
    }

    private Errand errand(Request request) {
        Match match = null;
        try {
            if (closed) {
                throw Refusal.unavailable("the server is stopping", 1);
            }
            match = routes.find(request.getMethod(), Request.getPathInContext(request));
            Role least = match.route().least();
            List<String> hidden = least == null
                    ? List.of()
                    : doorkeeper.admit(papers(request.getHeaders()), least).hidden();
            return new Errand(match, hidden, null);
        } catch (Refusal refusal) {
            return new Errand(match, List.of(), refusal);
        }
    }

    private static Papers papers(HttpFields headers) {
        return new Papers(
                headers.get(HttpHeader.AUTHORIZATION), headers.get(HttpHeader.HOST), headers.get(HttpHeader.ORIGIN));
    }

    private CompletableFuture<Answer> serve(Errand errand, Request request, String body) {
        Match match = errand.match();
        if (match == null) {
            throw new IllegalStateException("a body that is not refused has its endpoint");
        }
        return match.route()
                .endpoint()
                .answer(new Call(
                        match.id(),
                        request.getHeaders().get("Idempotency-Key"),
                        body,
                        errand.hidden(),
                        JettyPeer.address(request),
                        () -> JettyPeer.gone(request)))
                .thenApply(answer -> {
                    // What only reads may well succeed while nothing can be written.
                    if (match.route().least() == Role.OPERATOR) {
                        trouble.over();
                    }
                    return answer;
                });
    }

    private void write(Answer answer, Response response, Callback callback) {
        try {
            response.setStatus(answer.status());
            var headers = response.getHeaders();
            headers.put(HttpHeader.CONTENT_TYPE, answer.type());
            headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            answer.headers().forEach(headers::put);
            if (closed) {
                headers.put(HttpHeader.CONNECTION, "close");
            }
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        } catch (RuntimeException e) {
            callback.failed(e);
        }
    }

    private Callback end(Connection connection, Answer answer, Callback callback) {
        return new Callback() {
            @Override
            public void succeeded() {
                over();
                callback.succeeded();
            }

            @Override
            public void failed(Throwable failure) {
                over();
                callback.failed(failure);
                answer.undelivered().run();
            }

            private void over() {
                slowClients.over(connection);
                inside.decrementAndGet();
            }
        };
    }
}
