package dev.quarterdeck.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body, without a thread that waits for it. What is refused is read to its end all the same, up to a
 * limit: who still sends would not hear the answer.
 */
final class JettyBody implements Runnable {
    private static final long MAX_IGNORED_BYTES = 8L << 20;

    private final Request request;
    private final int maxBytes;
    private final BodyAllowance allowance;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(256);
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private @Nullable Refusal refusal;
    private long read;

    /** @param refusal why the body is not wanted; null when it is */
    JettyBody(Request request, int maxBytes, BodyAllowance allowance, @Nullable Refusal refusal) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.allowance = allowance;
        this.refusal = refusal;
    }

    /** The text, once it is there; what was kept of it has to be {@link #release released} afterwards. */
    CompletableFuture<String> text() {
        // A client that waits for our leave to send what we do not want is told so instead.
        boolean announced = request.getLength() > maxBytes;
        if (announced) {
            refuse(tooLong(request.getLength()));
        }
        if (refusal != null && (request.getLength() > MAX_IGNORED_BYTES || expectsLeave())) {
            text.completeExceptionally(refusal);
        } else {
            run();
        }
        return text;
    }

    private boolean expectsLeave() {
        return request.getHeaders().contains("Expect");
    }

    @Override
    public void run() {
        while (!text.isDone()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                // The caller went away, was too slow, or sent what is no HTTP: a matter of its own, not of the server.
                text.completeExceptionally(Refusal.badRequest("the body ended before its end"));
                return;
            }
            take(chunk);
        }
    }

    private void take(Content.Chunk chunk) {
        read += chunk.remaining();
        if (read > maxBytes) {
            refuse(tooLong(read));
        } else if (refusal == null && !allowance.take(chunk.remaining())) {
            refuse(Refusal.unavailable("too many large requests at a time", 1));
        }
        boolean last = chunk.isLast();
        if (refusal == null) {
            keep(chunk.getByteBuffer());
        }
        chunk.release();
        if (last) {
            end();
        } else if (read > MAX_IGNORED_BYTES) {
            text.completeExceptionally(refusal);
        }
    }

    private void keep(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        kept.writeBytes(copy);
    }

    private void refuse(Refusal why) {
        if (refusal == null) {
            release();
            refusal = why;
        }
    }

    private Refusal tooLong(long bytes) {
        return new Refusal(413, "expected a body of at most " + maxBytes + " bytes, got: " + bytes + " or more");
    }

    private void end() {
        if (refusal != null) {
            text.completeExceptionally(refusal);
            return;
        }
        try {
            // A new decoder reports what is malformed; the String constructors would quietly replace it.
            text.complete(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(kept.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            text.completeExceptionally(Refusal.badRequest("expected a body in UTF-8, got bytes that are none"));
        }
    }

    /** Gives the memory back that the body took. */
    void release() {
        allowance.giveBack(kept.size());
        kept.reset();
    }
}
