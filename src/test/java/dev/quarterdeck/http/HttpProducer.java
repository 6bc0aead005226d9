package dev.quarterdeck.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that posts jobs over connections that it keeps, each until it is answered, however often the server dies
 * meanwhile: {@code PORT NAME COUNT FILE}. The file gets a line for every answer: key, status, body.
 */
public final class HttpProducer {
    private static final int THREADS = 16;
    private static final Duration BEFORE_RETRY = Duration.ofMillis(100);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger next = new AtomicInteger();
    private final URI jobs;
    private final String name;
    private final int count;
    private final PrintWriter answers;

    private HttpProducer(int port, String name, int count, PrintWriter answers) {
        this.jobs = URI.create("http://127.0.0.1:" + port + "/jobs");
        this.name = name;
        this.count = count;
        this.answers = answers;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var answers = new PrintWriter(Path.of(args[3]).toFile())) {
            new HttpProducer(Integer.parseInt(args[0]), args[1], Integer.parseInt(args[2]), answers).run();
        }
        // The client's own threads last a while.
        System.exit(0);
    }

    private void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::post);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void post() {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            String key = name + "-" + i;
            HttpResponse<String> answer = insist(HttpRequest.newBuilder(jobs)
                    .header("Idempotency-Key", key)
                    .timeout(Duration.ofSeconds(60))
                    .POST(BodyPublishers.ofString("{\"type\":\"mail.send\",\"payload\":{\"n\":" + i + "}}"))
                    .build());
            synchronized (answers) {
                answers.println(
                        key + " " + answer.statusCode() + " " + answer.body().strip());
            }
        }
    }

    private HttpResponse<String> insist(HttpRequest request) {
        while (true) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 503) {
                    return answer;
                }
            } catch (IOException e) {
                // Killed; whether it took the job nobody knows, so that the same is asked again.
                LockSupport.parkNanos(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(BEFORE_RETRY.toNanos());
        }
    }
}
