package dev.quarterdeck.engine;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down why an attempt failed: a line to read first, then the stack trace. */
final class ErrorText {
    /** More frames than this are left out: an endless recursion is recognised by a hundred. */
    private static final int MAX_FRAMES = 100;

    /** Types whose name says nothing that a message does not say better. */
    private static final Set<Class<?>> PLAIN = Set.of(
            FailException.class,
            RejectException.class,
            Exception.class,
            RuntimeException.class,
            Error.class,
            Throwable.class);

    private ErrorText() {}

    /** What was thrown may itself be broken code that throws when it is asked; the attempt has failed all the same. */
    static String of(Throwable thrown) {
        try {
            return headline(thrown) + trace(thrown);
        } catch (RuntimeException | Error broken) {
            return name(thrown) + " (it could not be read: " + name(broken) + ")";
        }
    }

    /** The first line is given; what was thrown says where it happened, if it says anything. */
    static String of(String headline, @Nullable Throwable thrown) {
        return thrown == null || isSilent(thrown) ? headline : headline + "\n" + of(thrown);
    }

    /** Asks nobody's code but ours: a stranger's may throw. */
    private static boolean isSilent(Throwable thrown) {
        if (thrown instanceof FailException failure) {
            String message = failure.getMessage();
            return message == null || message.isBlank();
        }
        return false;
    }

    static String headline(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return name(thrown);
        }
        return PLAIN.contains(thrown.getClass()) ? message : name(thrown) + ": " + message;
    }

    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(thrown);
        appendFrames(text, thrown);
        for (Throwable cause = thrown.getCause(); cause != null && seen.add(cause); cause = cause.getCause()) {
            text.append("\nCaused by: ").append(headline(cause));
            appendFrames(text, cause);
        }
        return text.toString();
    }

    private static void appendFrames(StringBuilder text, Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        int shown = Math.min(frames.length, MAX_FRAMES);
        for (int i = 0; i < shown; i++) {
            text.append("\n\tat ").append(frames[i]);
        }
        if (shown < frames.length) {
            text.append("\n\t... ").append(frames.length - shown).append(" more");
        }
    }

    private static String name(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        String full = thrown.getClass().getName();
        // A class without a name of its own is told by where it stands.
        return simple.isEmpty() ? full.substring(full.lastIndexOf('.') + 1) : simple;
    }
}
