package dev.quarterdeck.console;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Every message's way into the model. Pure: what is to be done outside is said, not done. */
final class Update {
    private Update() {}

    static Next apply(Model model, Msg msg) {
        return step(model, msg).then(Alerts::due).then(Refresh::due);
    }

    private static Next step(Model model, Msg msg) {
        if (msg instanceof Msg.Tick tick) {
            return Next.of(model.at(tick.now(), tick.millis()));
        }
        if (msg instanceof Msg.Pressed pressed) {
            return key(keyed(model), pressed.key());
        }
        if (msg instanceof Msg.Pasted pasted) {
            Model keyed = keyed(model);
            return keyed.top().map(layer -> layer.pasted(keyed, pasted.text())).orElseGet(() -> Next.of(keyed));
        }
        if (msg instanceof Msg.Resized resized) {
            return Next.of(resized(model, resized.size()));
        }
        if (msg instanceof Msg.Answered answered) {
            return answered(model, answered);
        }
        if (msg instanceof Msg.Failed failed) {
            return Next.of(failed(model, failed));
        }
        if (msg instanceof Msg.Asked asked) {
            return Lines.asked(model, asked);
        }
        if (msg instanceof Msg.Drawn) {
            return Next.of(drawn(model));
        }
        if (msg instanceof Msg.Progressed progressed) {
            return Next.of(progressed(model, progressed));
        }
        throw new IllegalStateException("no way into the model for " + msg + ". Indicates a bug.");
    }

    /** A question that is on top now was to be read; where the terminal is too small nothing is. */
    private static Model drawn(Model model) {
        return model.top().orElse(null) instanceof Question question
                        && !question.seen()
                        && !model.size().tooSmall()
                ? model.swap(question.drawn())
                : model;
    }

    private static Model keyed(Model model) {
        return model.with(model.feed().keyed(model.millis()));
    }

    /** Takes a key: the topmost layer's binding, a binding that holds everywhere, or a typed character. */
    static Next key(Model model, Key key) {
        Model heard = model.notice().goesWithKey(model.millis()) ? model.say(Notice.NONE) : model;
        if (heard.size().tooSmall()) {
            return Keymap.find(Scope.ANYWHERE, key)
                    .or(() -> Keymap.quit(key))
                    .map(binding -> binding.press(heard))
                    .orElseGet(() -> Next.of(heard));
        }
        Optional<Layer> top = heard.top();
        if (top.orElse(null) instanceof Question question && !question.hears(heard)) {
            return Keymap.find(Scope.ANYWHERE, key)
                    .map(binding -> binding.press(heard))
                    .orElseGet(() -> Next.of(heard.swap(question.after(heard.millis()))));
        }
        Scope scope = top.map(Layer::scope).orElse(Scope.BOARD);
        Optional<Binding> binding = Keymap.from(scope, key);
        if (binding.isPresent()) {
            return binding.get().press(heard);
        }
        return scope.shows() || scope == Scope.BOARD || scope == Scope.SIMULATION
                ? Next.of(heard.say(Notice.hint(key.words() + " does nothing here: ? shows the keys")))
                : top.orElseThrow().typed(heard, key);
    }

    private static Model resized(Model model, Size size) {
        Model sized = model.with(size);
        Board board = sized.board();
        for (Pane pane : board.panes()) {
            board = board.with(pane.with(pane.list().inView(Layout.rows(sized, pane.state()))));
        }
        return Browsing.fitted(sized.with(board));
    }

    private static Next answered(Model model, Msg.Answered answer) {
        // A question's answer is late once another one was asked; what was ordered has happened and is told.
        // A pulse is a pulse, however late.
        boolean pulse = answer.lane().kind() == Lane.Kind.CHANGE_MARK;
        boolean expected = pulse || model.feed().expects(answer.lane(), answer.number());
        if (!expected && !answer.lane().kind().orders()) {
            return Next.of(model);
        }
        Feed feed = expected ? model.feed().answered(answer.lane(), model.millis(), model.now()) : model.feed();
        boolean back = pulse && model.feed().away(model.millis());
        // The target is there again: everything else is asked anew, whether or not it was answered.
        return answer.finding().into(model.with(back ? feed.only(kept(model)) : feed));
    }

    /** What was ordered, and what a question waits for, is not asked twice. */
    private static Set<Lane> kept(Model model) {
        var kept = new HashSet<>(Needs.WORK);
        kept.add(Lane.of(Lane.Kind.CHANGE_MARK));
        if (model.layer(Counting.class).isEmpty()) {
            kept.remove(Lane.of(Lane.Kind.PREVIEW));
        }
        return kept;
    }

    /**
     * What was ordered says that it failed; what is only shown says so in a banner for as long as it does, and the purge
     * form, which counts by itself, in the form.
     */
    private static Model failed(Model model, Msg.Failed failed) {
        boolean expected = model.feed().expects(failed.lane(), failed.number());
        if (!expected && !failed.lane().kind().orders()) {
            return model;
        }
        if (!Needs.WORK.contains(failed.lane())) {
            return model.with(model.feed().failed(failed.lane(), model.millis(), failed.problem()));
        }
        Model known =
                expected ? model.with(model.feed().failed(failed.lane(), model.millis(), failed.problem())) : model;
        Model after = known.say(Notice.bad(failed.problem()));
        return switch (failed.lane().kind()) {
            case PREVIEW -> after.top().filter(Counting.class::isInstance).isPresent() ? after.pop() : known;
            case OPERATION, COMMAND ->
                Lines.unwaited(after, failed.number())
                        .with(after.work().running(null))
                        .with(after.feed().outdated());
            default -> after;
        };
    }

    private static Model progressed(Model model, Msg.Progressed progressed) {
        Work.Running running = model.work().running();
        return running == null || running.number() != progressed.number()
                ? model
                : model.with(model.work().running(running.reached(progressed.done(), progressed.matched())));
    }
}
