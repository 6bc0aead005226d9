package dev.quarterdeck.store.history;

import dev.quarterdeck.store.JobStore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A step with everything decided: what is called on each of the stores.
 *
 * @param text what happens, for people
 * @param on the call; its answer must be the same from every store
 * @param remember what the world learns from the model's answer
 */
record Call<T>(String text, Function<JobStore, T> on, Consumer<T> remember) {

    static <T> Call<T> of(String text, Function<JobStore, T> on) {
        return new Call<>(text, on, answer -> {});
    }

    static Call<String> doing(String text, Consumer<JobStore> on) {
        return of(text, store -> {
            on.accept(store);
            return "done";
        });
    }
}
