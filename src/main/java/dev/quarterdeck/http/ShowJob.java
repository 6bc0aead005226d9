package dev.quarterdeck.http;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.store.JobReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code GET /jobs/{id}}: everything about one job, as {@code show --json} has it, but for what is hidden. */
record ShowJob(JobReader all, Veil veil) implements Endpoint {

    @Override
    public CompletableFuture<Answer> answer(Call call) {
        JobReader reader = veil.over(all, call.hidden());
        Job job = reader.find(call.id()).orElseThrow(() -> notThere(call.id()));
        String payload = reader.payload(job.id()).orElse("");
        List<Attempt> history = reader.history(job.id());
        return Answer.object(200, line -> {
                    JobJson.job(line, job);
                    line.text("payload", payload).objects("history", history, JobJson::attempt);
                })
                .now();
    }

    static Refusal notThere(long id) {
        return new Refusal(404, "job " + id + " is not there");
    }
}
