package dev.quarterdeck.console;

import dev.quarterdeck.console.App.Request;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.UndoPlan;

/** What follows a question that was answered with yes. */
sealed interface Deed {

    Next perform(Model model);

    /** What follows a no; the question is gone by then. */
    default Next refuse(Model model) {
        return Next.of(model.say(Notice.hint("nothing was changed")));
    }

    /** Runs the operation on the jobs that were asked about; the form that asked for it has done its duty. */
    record Operate(Frozen frozen) implements Deed {
        @Override
        public Next perform(Model model) {
            boolean form = model.top().filter(PurgeForm.class::isInstance).isPresent();
            return Changes.run(form ? model.pop() : model, frozen.operation(), frozen);
        }
    }

    /** Brings back the jobs that were asked about. */
    record Undo(UndoPlan plan) implements Deed {
        @Override
        public Next perform(Model model) {
            return Undos.run(model, plan);
        }
    }

    /** Pauses or resumes a queue. */
    record SwitchQueue(String queue, boolean paused) implements Deed {
        @Override
        public Next perform(Model model) {
            return Changes.setPaused(model, queue, paused);
        }
    }

    /** Runs a command as if it were typed. */
    record Say(String line) implements Deed {
        @Override
        public Next perform(Model model) {
            return Lines.run(model, line);
        }
    }

    /** Quits although an operation runs. */
    record Quit() implements Deed {
        @Override
        public Next perform(Model model) {
            return Next.of(model).and(new Effect.StopOperation()).and(new Effect.Ask(Request.QUIT));
        }

        @Override
        public Next refuse(Model model) {
            return Next.of(model);
        }
    }

    /**
     * Answers a command that asked.
     *
     * @param yes the answer that lets it go on
     */
    record Reply(long number, String yes) implements Deed {
        static final String NO = "n";

        @Override
        public Next perform(Model model) {
            return Next.of(model).and(new Effect.Reply(number, yes));
        }

        @Override
        public Next refuse(Model model) {
            return Next.of(model).and(new Effect.Reply(number, NO));
        }
    }
}
