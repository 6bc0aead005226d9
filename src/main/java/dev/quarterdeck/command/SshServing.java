package dev.quarterdeck.command;

/** Serves consoles and commands over SSH while it is open. */
public interface SshServing extends AutoCloseable {

    /** Where it listens; the port that was free, where any was wanted. */
    int port();

    /** By which whoever comes in knows the server: {@code SHA256:...}. */
    String fingerprint();

    /** Lets nobody in any more, ends what is open, gives the terminals back, and closes. */
    @Override
    void close();
}
