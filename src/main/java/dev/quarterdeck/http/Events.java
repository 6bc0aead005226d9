package dev.quarterdeck.http;

/** Hears what an operator should know of the door; one line each, without any text from strangers. Must not block. */
public interface Events {
    void info(String line);

    void warning(String line);
}
