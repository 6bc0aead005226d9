package dev.quarterdeck.console;

import dev.quarterdeck.console.App.Request;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.util.Optional;

/** Changes what is shown, and nothing else. */
final class Looks {
    private Looks() {}

    static Next detail(Model model) {
        return Next.of(
                model.pane().current().map(row -> model.push(Detail.of(row))).orElse(model));
    }

    /** The answer of the command {@code why} about the job of the detail or under the cursor. */
    static Next why(Model model) {
        return model.layer(Detail.class)
                .map(Detail::row)
                .or(() -> model.pane().current())
                .map(row -> Lines.run(model, "why " + row.id()))
                .orElseGet(() -> Next.of(model));
    }

    static Optional<String> whyObstacle(Model model) {
        return Changes.busy(model)
                .or(() -> Changes.incapable(model, Capability.WORKERS))
                .or(() -> model.layer(Detail.class).isPresent() ? Optional.empty() : Marking.cursorObstacle(model));
    }

    static Next onePane(Model model) {
        return Next.of(model.with(model.board().alone(!model.board().alone())));
    }

    static Next filter(Model model) {
        return Next.of(model.push(FilterLine.of(model.pane())));
    }

    static Next command(Model model) {
        return Next.of(model.push(CommandLine.EMPTY));
    }

    static Next help(Model model) {
        return Next.of(model.push(Reader.of(Reader.Kind.HELP)));
    }

    static Next commandLog(Model model) {
        boolean open = model.top()
                .filter(top -> top instanceof Reader reader && reader.kind() == Reader.Kind.LOG)
                .isPresent();
        return Next.of(open ? model : model.push(Reader.of(Reader.Kind.LOG)));
    }

    static Next audit(Model model) {
        return Next.of(model.view(Audit.START));
    }

    static Next trash(Model model) {
        return Next.of(model.view(Trash.START));
    }

    static Next queues(Model model) {
        return Next.of(model.view(Queues.START));
    }

    static Next workers(Model model) {
        return Next.of(model.view(WorkerList.START));
    }

    static Next trends(Model model) {
        return Next.of(model.view(Trends.START));
    }

    static Next freeze(Model model) {
        Feed feed = model.feed();
        return Next.of(model.with(feed.frozen() ? feed.frozen(null).outdated() : feed.frozen(model.now())));
    }

    /** One step back: what narrows or marks goes first, what was asked for last. */
    static Next back(Model model) {
        Pane pane = model.pane();
        if (pane.marks().inRange()) {
            return Next.of(model.pane(p -> p.with(p.marks().rangeDropped())));
        }
        if (pane.marks().everything()) {
            return Next.of(model.pane(p -> p.with(Marks.NONE)));
        }
        if (pane.narrowing().isSet()) {
            return Next.of(model.with(model.board().widened()));
        }
        if (model.board().alone()) {
            return onePane(model);
        }
        return Next.of(model.pane(p -> p.with(Marks.NONE)));
    }

    /** Takes the topmost layer away. */
    static Next close(Model model) {
        return Next.of(model.pop());
    }

    static Next redraw(Model model) {
        return Next.of(model).and(new Effect.Ask(Request.REDRAW));
    }

    /** Behind a console that somebody was given there is a shell that they were not given. */
    static Optional<String> suspendObstacle(Model model) {
        Role role = model.setup().role();
        return model.setup().confined()
                ? Optional.of(role.word() + ": there is no way out to a shell")
                : Optional.empty();
    }

    static Next suspend(Model model) {
        return Next.of(model).and(new Effect.Ask(Request.SUSPEND));
    }

    /** Quits; asks first while an operation runs. */
    static Next quit(Model model) {
        Work.Running running = model.work().running();
        boolean asked = model.top()
                .filter(top -> top instanceof Question q && q.deed() instanceof Deed.Quit)
                .isPresent();
        if (running == null || asked) {
            return Next.of(model).and(new Effect.Ask(Request.QUIT));
        }
        return Next.of(model.push(Question.quit(running)));
    }
}
