package dev.quarterdeck.store;

import org.jspecify.annotations.Nullable;

/** What a store cannot do; one line that says what is wrong, what was given and what to do. */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the same call may succeed later, without anybody repairing or changing anything. */
    public boolean mayPass() {
        return false;
    }

    /** The target is missing, damaged, newer than this program, locked out or no queue at all. */
    public static sealed class CannotOpen extends StoreException permits Missing, Older {
        private static final long serialVersionUID = 1L;

        public CannotOpen(String message) {
            super(message, null);
        }

        public CannotOpen(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** There is no queue yet; who may make one makes it. */
    public static final class Missing extends CannotOpen {
        private static final long serialVersionUID = 1L;

        public Missing(String message) {
            super(message);
        }
    }

    /** It has the schema of an older version; whoever may change it brings it up to date by opening it. */
    public static final class Older extends CannotOpen {
        private static final long serialVersionUID = 1L;

        /** @param target as it is named to people */
        public Older(String target, int version) {
            super(target + " has the older schema " + version + ": bring it up to date with qdeck migrate");
        }
    }

    /** Another process held the target for longer than we wait; trying again later may succeed. */
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1L;

        public Busy(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** The disk is full; what was acknowledged is safe, and the store goes on once there is room. */
    public static final class Full extends StoreException {
        private static final long serialVersionUID = 1L;

        public Full(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public boolean mayPass() {
            return true;
        }
    }

    /** The target cannot do this at all; the message says why and what to do instead. */
    public static final class Unsupported extends StoreException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message, null);
        }
    }

    /** The store was closed, by us, while or before it was asked. */
    public static final class Closed extends StoreException {
        private static final long serialVersionUID = 1L;

        public Closed(String message) {
            super(message, null);
        }
    }

    /** The target turned out to be damaged, or may not be written: nothing goes on until somebody repairs that. */
    public static final class Unusable extends StoreException {
        private static final long serialVersionUID = 1L;

        public Unusable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The target failed in a way that none of the others names: a disk error, a value that it cannot take. */
    public static final class Failed extends StoreException {
        private static final long serialVersionUID = 1L;
        private final boolean mayPass;

        /** @param mayPass whether the same call may succeed later, as after a disk error */
        public Failed(String message, @Nullable Throwable cause, boolean mayPass) {
            super(message, cause);
            this.mayPass = mayPass;
        }

        @Override
        public boolean mayPass() {
            return mayPass;
        }
    }
}
