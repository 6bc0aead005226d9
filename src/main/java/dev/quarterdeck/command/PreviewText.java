package dev.quarterdeck.command;

import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;

/** Writes a preview for people: how old the jobs are, a few of them, and the command. The receipt follows it. */
final class PreviewText {
    private final Output output;
    private final Instant now;

    PreviewText(Output output, Instant now) {
        this.output = output;
        this.now = now;
    }

    void write(Preview preview) {
        Instant oldest = preview.oldest();
        Instant newest = preview.newest();
        if (oldest != null && newest != null) {
            new JobTable(output, now).rows(preview.sample());
            if (preview.matched() > preview.sample().size()) {
                output.line("and "
                        + Ages.number(preview.matched() - preview.sample().size()) + " more");
            }
            output.line("oldest " + ago(oldest) + ", newest " + ago(newest));
        }
        preview.pace().ifPresent(output::line);
        output.whole(preview.operation().command());
    }

    private String ago(Instant moment) {
        Duration age = Duration.between(moment, now);
        return Ages.brief(age.isNegative() ? Duration.ZERO : age) + " ago";
    }
}
