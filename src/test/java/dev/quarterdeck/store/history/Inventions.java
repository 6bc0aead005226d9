package dev.quarterdeck.store.history;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Jobs, changes and selections as nobody would write them, but somebody will. */
final class Inventions {
    static final String[] QUEUES = {"mail", "web", "q*[x]"};
    static final String[] WORKERS = {"ship/1", "ship/2", "other/1"};
    private static final String[] TEXTS = {
        "mail.send", "Mail.Send", "web", "a_b%c", "x*y?[z]", "\u00e9t\u00e9", "\ud83d\ude80 go", "ship/1", "k3", "\\"
    };

    private Inventions() {}

    static NewJob job(Dice dice, World world) {
        NewJob job = NewJob.of(dice.of(TEXTS), dice.of(TEXTS))
                .queue(dice.of(QUEUES))
                .priority(dice.of(Priority.values()))
                .maxRetries(dice.below(4))
                .name(dice.maybe(() -> dice.of(TEXTS)))
                .timeout(dice.maybe(() -> Duration.ofSeconds(1 + dice.below(60))));
        if (dice.oneIn(3)) {
            job = job.key("k" + dice.below(12));
        }
        return switch (dice.below(6)) {
            case 0 -> job.in(dice.millis(60_000));
            case 1 -> job.at(world.clock.instant().plusMillis(dice.below(40_000) - 20_000));
            default -> job;
        };
    }

    static Change change(Dice dice, World world) {
        Verb verb = dice.of(Verb.values());
        String reason = dice.maybe(() -> dice.of(TEXTS));
        boolean rarely = dice.oneIn(3);
        Rate rate = verb == Verb.REQUEUE && rarely ? dice.of(Rate.parse("1/s"), Rate.parse("7/3s")) : null;
        return new Change(
                verb,
                reason,
                verb == Verb.UNLOCK && rarely,
                verb == Verb.PURGE && rarely,
                rate,
                verb.edits() ? edit(dice, world) : Edit.NONE);
    }

    private static Edit edit(Dice dice, World world) {
        Edit edit = new Edit(
                dice.maybe(() -> dice.of(Priority.values())),
                dice.maybe(() -> world.clock.instant().plusMillis(dice.below(40_000) - 20_000)),
                dice.maybe(() -> dice.of(TEXTS)));
        return edit.isNone() ? Edit.payload(dice.of(TEXTS)) : edit;
    }

    static Selection selection(Dice dice, World world) {
        Set<JobState> states = dice.oneIn(3) ? Set.of() : Set.copyOf(dice.some(JobState.values()));
        List<Long> ids = dice.oneIn(3)
                ? Stream.generate(() -> world.someId(dice))
                        .limit(1 + dice.below(8))
                        .distinct()
                        .toList()
                : List.of();
        Filter filter = dice.oneIn(2) ? Filter.ANY : filter(dice, world, 2);
        return new Selection(states, ids, filter, true, world.clock.instant());
    }

    private static Filter filter(Dice dice, World world, int depth) {
        return switch (dice.below(depth == 0 ? 4 : 6)) {
            case 0 -> text(dice);
            case 1 -> number(dice, world);
            case 2 ->
                dice.oneIn(2)
                        ? new Filter.DeadFor(List.of(dice.of(Reason.values()), dice.of(Reason.values())))
                        : new Filter.Cause(
                                List.of(Fingerprint.of(dice.of(TEXTS), error(dice)), Fingerprint.of("web", "gone")));
            case 3 -> new Filter.Word(List.of(dice.of(TEXTS), part(dice)));
            case 4 -> Filter.all(List.of(filter(dice, world, depth - 1), filter(dice, world, depth - 1)));
            default -> new Filter.Not(filter(dice, world, 0));
        };
    }

    static String error(Dice dice) {
        return dice.of("timeout", "Connection refused: 50%_", "\ud83d\ude80".repeat(1_000), "x\u0000y");
    }

    private static Filter text(Dice dice) {
        Pattern pattern =
                switch (dice.below(3)) {
                    case 0 -> Pattern.exactly(dice.of(TEXTS));
                    case 1 -> new Pattern(List.of(part(dice), ""));
                    default -> new Pattern(List.of("", part(dice), ""));
                };
        return new Filter.Text(
                dice.of(TextField.values()),
                dice.of(Match.values()),
                List.of(pattern, Pattern.exactly(dice.of(TEXTS))));
    }

    private static String part(Dice dice) {
        String text = dice.of(TEXTS);
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private static Filter number(Dice dice, World world) {
        NumberField field = dice.of(NumberField.values());
        long value =
                switch (field) {
                    case ID -> world.someId(dice);
                    case ATTEMPTS -> dice.below(4);
                    case PRIORITY -> 1 + dice.below(4);
                    case AGE -> dice.below(40_000);
                    case RUN -> dice.below(40_000) - 20_000;
                };
        long width = dice.below(3);
        return new Filter.Number(
                field,
                List.of(
                        switch (dice.below(3)) {
                            case 0 -> new Span(value, null);
                            case 1 -> new Span(null, value);
                            default -> new Span(value, Math.min(field.most(), value + width));
                        }));
    }
}
