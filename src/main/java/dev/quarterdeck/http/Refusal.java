package dev.quarterdeck.http;

import java.util.Map;

/** Why a request is not answered as its caller hoped. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    Refusal(int status, String message) {
        this(status, message, Map.of());
    }

    Refusal(int status, String message, Map<String, String> headers) {
        // Nobody looks at where it came from, and hostile callers make many.
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    /** For now: the caller should come again. */
    static Refusal unavailable(String message, int retryAfterSeconds) {
        return new Refusal(503, message, Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
    }

    Answer answer() {
        return Answer.error(status, String.valueOf(getMessage())).with(headers);
    }
}
