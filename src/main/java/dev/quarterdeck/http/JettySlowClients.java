package dev.quarterdeck.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;

/**
 * Ends the connections of clients that take too long to send a request, or to take its answer, however busily they send a
 * byte now and then; the library's own time-out is for those that send nothing. To be looked at every second.
 */
final class JettySlowClients implements Connection.Listener {
    private static final ByteBuffer TIMEOUT = ByteBuffer.wrap("""
            HTTP/1.1 408 Request Timeout\r
            Content-Type: application/json\r
            Content-Length: 50\r
            Connection: close\r
            \r
            {"error":"the request took too long to be sent"}\r
            """.getBytes(StandardCharsets.US_ASCII));

    private final long patienceNanos;
    private final Map<Connection, Course> courses = new ConcurrentHashMap<>();

    JettySlowClients(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    /** What a connection is at. */
    private enum Phase {
        SENDING,
        SERVED,
        ANSWERED
    }

    /**
     * How a connection stands since some moment.
     *
     * @param bytes how many had come by then; a request has begun when more have
     * @param begun whether it has, which was seen at that moment
     */
    private record Course(Phase phase, long bytes, long sinceNanos, boolean begun) {}

    int connections() {
        return courses.size();
    }

    @Override
    public void onOpened(Connection connection) {
        // Who connects has something to say.
        courses.put(connection, new Course(Phase.SENDING, 0, System.nanoTime(), true));
    }

    @Override
    public void onClosed(Connection connection) {
        courses.remove(connection);
    }

    /** The request is whole; how long it takes now is up to us. */
    void served(Connection connection) {
        to(connection, Phase.SERVED, false);
    }

    /** The answer is on its way. */
    void answered(Connection connection) {
        to(connection, Phase.ANSWERED, true);
    }

    /** The answer is gone; the next request may begin, or not. */
    void over(Connection connection) {
        to(connection, Phase.SENDING, false);
    }

    private void to(Connection connection, Phase phase, boolean begun) {
        courses.computeIfPresent(
                connection, (key, course) -> new Course(phase, key.getBytesIn(), System.nanoTime(), begun));
    }

    void look() {
        courses.keySet().forEach(this::look);
    }

    private void look(Connection connection) {
        long now = System.nanoTime();
        Course course = courses.computeIfPresent(connection, (key, each) -> begunNow(key, each, now));
        if (course == null || !course.begun() || now - course.sinceNanos() < patienceNanos) {
            return;
        }
        EndPoint end = connection.getEndPoint();
        if (course.phase() == Phase.SENDING) {
            end.write(Callback.from(end::close, failure -> end.close()), TIMEOUT.asReadOnlyBuffer());
        } else {
            end.close();
        }
    }

    private static Course begunNow(Connection connection, Course course, long now) {
        boolean begins = course.phase() == Phase.SENDING && !course.begun() && connection.getBytesIn() > course.bytes();
        return begins ? new Course(Phase.SENDING, course.bytes(), now, true) : course;
    }
}
