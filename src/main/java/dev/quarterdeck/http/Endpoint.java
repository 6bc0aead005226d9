package dev.quarterdeck.http;

import java.util.concurrent.CompletableFuture;

/** Answers the requests of one path and method. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers at once, or later from whatever thread; what it throws, and what the future fails with, is told to the
     * caller as {@link Trouble} has it.
     */
    CompletableFuture<Answer> answer(Call call);
}
