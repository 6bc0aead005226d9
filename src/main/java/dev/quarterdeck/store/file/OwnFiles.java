package dev.quarterdeck.store.file;

/** The application ids by which the files that this program makes are known. */
public final class OwnFiles {
    /** A queue. */
    public static final int QUEUE = 0x51444B31;
    /** What is kept beside a queue of another program. */
    public static final int SIDE = 0x51444B53;

    private OwnFiles() {}
}
