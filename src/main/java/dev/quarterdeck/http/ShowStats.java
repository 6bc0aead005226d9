package dev.quarterdeck.http;

import dev.quarterdeck.json.Figures;
import dev.quarterdeck.store.JobReader;
import java.util.concurrent.CompletableFuture;

/** {@code GET /stats}: the figures of {@code stats --json}. */
record ShowStats(JobReader reader) implements Endpoint {

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        return Answer.object(200, Figures.of(reader, reader.clock().instant())::json)
                .now();
    }
}
