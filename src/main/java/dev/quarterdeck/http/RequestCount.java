package dev.quarterdeck.http;

/** Counts answers by the path that was asked for and by their status. */
@FunctionalInterface
interface RequestCount {
    void add(String path, int status);
}
