package dev.quarterdeck.http;

import dev.quarterdeck.store.JobReader;
import java.util.concurrent.CompletableFuture;

/** {@code GET /healthz}: whether the store answers; asked without a token, so that it says no more. */
record ShowHealth(JobReader reader) implements Endpoint {

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        reader.changeMark();
        return Answer.object(200, line -> line.flag("ok", true)).now();
    }
}
