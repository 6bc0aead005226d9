package dev.quarterdeck.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests to a door on this machine. */
final class Visitor {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Visitor(int port) {
        this.port = port;
    }

    /** What came back. */
    record Reply(int status, String body, HttpResponse<String> whole) {
        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        /** The first number in a field of this name. */
        long number(String field) {
            Matcher matcher = Pattern.compile("\"" + field + "\":(\\d+)").matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no " + field + " in " + body);
            }
            return Long.parseLong(matcher.group(1));
        }
    }

    Reply get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    Reply post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
    }

    Reply send(String method, String path, byte[] body, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .method(method, BodyPublishers.ofByteArray(body))
                .build());
    }

    CompletableFuture<Reply> postAsync(String path, String body) {
        HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Visitor::reply);
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        return reply(client.send(request, BodyHandlers.ofString()));
    }

    private static Reply reply(HttpResponse<String> whole) {
        return new Reply(whole.statusCode(), whole.body(), whole);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }
}
