package dev.quarterdeck.http;

import dev.quarterdeck.job.NewJob;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a door is to stand open.
 *
 * @param port 0 for any that is free
 * @param tokens null when everybody who reaches it may do everything
 * @param maxBodyBytes the longest body of a request
 * @param maxBodiesBytes the most bytes of bodies that are kept at a time, over all requests
 * @param patience how long a client may take to send a request, or to take an answer, from the first byte to the last
 * @param maxConnections the most connections at a time; further ones wait
 * @param maxWaiting the most requests at a time that wait for a job
 */
public record DoorSettings(
        InetAddress address,
        int port,
        @Nullable Tokens tokens,
        int maxBodyBytes,
        long maxBodiesBytes,
        Duration patience,
        int maxConnections,
        int maxWaiting) {

    /** The longest payload, and what stands around it. */
    private static final int MAX_BODY_BYTES = NewJob.MAX_PAYLOAD_BYTES + 64 * 1024;

    public DoorSettings(InetAddress address, int port, @Nullable Tokens tokens) {
        this(address, port, tokens, MAX_BODY_BYTES, 64L << 20, Duration.ofSeconds(20), 4096, 256);
    }

    public DoorSettings patience(Duration newPatience) {
        return new DoorSettings(
                address, port, tokens, maxBodyBytes, maxBodiesBytes, newPatience, maxConnections, maxWaiting);
    }

    DoorSettings maxWaiting(int newMaxWaiting) {
        return new DoorSettings(
                address, port, tokens, maxBodyBytes, maxBodiesBytes, patience, maxConnections, newMaxWaiting);
    }
}
