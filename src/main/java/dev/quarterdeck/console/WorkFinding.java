package dev.quarterdeck.console;

import dev.quarterdeck.completion.Suggestion;
import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.text.SafeText;
import java.util.List;
import java.util.Optional;

/** What comes of what the person had done. */
sealed interface WorkFinding extends Finding {

    /** The jobs of an operation, before the question whether to run it. */
    record Froze(Frozen frozen) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return model.top().orElse(null) instanceof Counting counting
                    ? counting.counted(model, frozen)
                    : Next.of(model);
        }
    }

    /** What an operation would do if it ran now, for the purge form. */
    record Previewed(Preview preview) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(PurgeForm.class)
                    .map(form -> model.replace(form, form.withPreview(preview)))
                    .orElse(model));
        }
    }

    /** What an undo would bring back. */
    record Planned(UndoPlan plan) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return model.top().orElse(null) instanceof Counting counting
                    ? Undos.planned(model, counting, plan)
                    : Next.of(model);
        }
    }

    /** There is nothing to undo, and why. */
    record NotUndoable(String why) implements WorkFinding {
        @Override
        public Next into(Model model) {
            boolean waited = model.top().filter(Counting.class::isInstance).isPresent();
            return Next.of(waited ? model.pop().say(Notice.hint(SafeText.line(why))) : model);
        }
    }

    /** A payload was edited; none when the person changed nothing. */
    record Edited(Job job, Edit edit) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return Edits.edited(model, job, edit);
        }
    }

    /** A payload could not be edited, and why: one harmless line. */
    record NotEdited(String why) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.say(Notice.bad(why)));
        }
    }

    /** What an operation did. */
    record Done(Receipt receipt) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return Edits.then(Receipts.show(model, receipt), receipt);
        }
    }

    /** The simulation is so. */
    record Simulated(DemoSettings settings) implements WorkFinding {
        @Override
        public Next into(Model model) {
            boolean changing = model.feed().waiting(Lane.of(Lane.Kind.SIMULATE));
            return Next.of(model.layer(Simulation.class)
                    .filter(shown -> !changing)
                    .map(shown -> model.replace(shown, shown.take(settings)))
                    .orElse(model));
        }
    }

    /** A queue was paused or resumed; not {@code changed} when it was so already. */
    record Switched(String queue, boolean paused, boolean changed) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return Next.of(Receipts.queue(model, this));
        }
    }

    /** A typed command has ended; the output is harmless. */
    record Ran(long number, String line, int exitCode, List<String> output) implements WorkFinding {
        public Ran {
            output = List.copyOf(output);
        }

        @Override
        public Next into(Model model) {
            return Lines.ended(model, number, SafeText.line(line), exitCode, output);
        }
    }

    /** A payload to be copied; empty when its job is gone. */
    record Payload(long id, Optional<String> payload) implements WorkFinding {
        @Override
        public Next into(Model model) {
            return payload.map(text -> Copying.payload(model, id, text))
                    .orElseGet(() -> Next.of(model.say(Notice.hint("the job is gone"))));
        }
    }

    /** What could follow a text that is being typed. */
    record Suggested(String before, List<Suggestion> found) implements WorkFinding {
        public Suggested {
            found = List.copyOf(found);
        }

        @Override
        public Next into(Model model) {
            return Completions.take(model, before, found);
        }
    }
}
