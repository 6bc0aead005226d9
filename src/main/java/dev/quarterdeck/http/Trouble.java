package dev.quarterdeck.http;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.json.WrongJsonException;
import dev.quarterdeck.store.StoreException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/** Tells callers what went wrong, and the log when the store begins to fail and when it is over. */
final class Trouble {
    private static final int SOON_SECONDS = 1;
    private static final int LATER_SECONDS = 10;

    private final Events events;
    private final AtomicLong refused = new AtomicLong();

    Trouble(Events events) {
        this.events = events;
    }

    Answer answer(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof Refusal refusal) {
            return refusal.answer();
        }
        if (cause instanceof WrongJsonException || cause instanceof FilterException) {
            return Answer.error(400, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof StoreException store) {
            return ofStore(store);
        }
        events.warning("internal error: " + cause);
        return Answer.error(500, "internal error; the server's log tells more");
    }

    private Answer ofStore(StoreException store) {
        String message = String.valueOf(store.getMessage());
        if (store instanceof StoreException.Unsupported) {
            return Answer.error(501, message);
        }
        if (refused.getAndIncrement() == 0) {
            events.warning("cannot serve: " + message);
        }
        if (!store.mayPass() && !(store instanceof StoreException.Closed)) {
            return Answer.error(500, message);
        }
        int seconds = store instanceof StoreException.Busy ? SOON_SECONDS : LATER_SECONDS;
        return Refusal.unavailable(message, seconds).answer();
    }

    /** Something was written. */
    void over() {
        // Read first: this is asked for every request, and written to by failures alone.
        long times = refused.get() == 0 ? 0 : refused.getAndSet(0);
        if (times > 0) {
            events.info("serving again, after " + times + " requests that could not be served");
        }
    }
}
