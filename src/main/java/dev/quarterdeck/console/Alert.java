package dev.quarterdeck.console;

import dev.quarterdeck.command.AlertLimits;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What calls for attention once it has passed its limit. */
enum Alert {
    DEAD {
        @Override
        Optional<String> text(Model model) {
            Long limit = limits(model).maxDead();
            OptionalLong dead = model.figures().count(JobState.DEAD);
            return limit == null || dead.isEmpty() || dead.getAsLong() <= limit
                    ? Optional.empty()
                    : Optional.of("dead " + Ages.number(dead.getAsLong()) + " > " + Ages.number(limit));
        }
    },
    AGE {
        @Override
        Optional<String> text(Model model) {
            Duration limit = limits(model).maxAge();
            Backlog backlog = model.figures().backlog();
            Instant oldest = backlog == null ? null : backlog.oldestReadyAt();
            if (limit == null || oldest == null) {
                return Optional.empty();
            }
            Duration age = Times.since(oldest, model.now());
            return age.compareTo(limit) <= 0
                    ? Optional.empty()
                    : Optional.of("oldest " + Times.brief(age) + " > " + Durations.format(limit));
        }
    },
    DISK {
        @Override
        Optional<String> text(Model model) {
            Long limit = limits(model).minDisk();
            Long free = model.figures().freeDisk();
            return limit == null || free == null || free >= limit
                    ? Optional.empty()
                    : Optional.of("disk " + Header.bytes(free) + " < " + Header.bytes(limit));
        }
    },
    WAL {
        @Override
        Optional<String> text(Model model) {
            Long limit = limits(model).maxWal();
            Footprint footprint = model.figures().footprint();
            long log = footprint == null ? 0 : footprint.logBytes().orElse(0);
            return limit == null || log <= limit
                    ? Optional.empty()
                    : Optional.of("WAL " + Header.bytes(log) + " > " + Header.bytes(limit));
        }
    };

    /** {@code dead 412 > 100}; empty while all is well, or nothing is known or asked for. */
    abstract Optional<String> text(Model model);

    private static AlertLimits limits(Model model) {
        return model.setup().alerts();
    }
}
