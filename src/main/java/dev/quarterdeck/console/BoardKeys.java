package dev.quarterdeck.console;

import static dev.quarterdeck.console.Key.Kind.BACK_TAB;
import static dev.quarterdeck.console.Key.Kind.DOWN;
import static dev.quarterdeck.console.Key.Kind.END;
import static dev.quarterdeck.console.Key.Kind.ENTER;
import static dev.quarterdeck.console.Key.Kind.ESCAPE;
import static dev.quarterdeck.console.Key.Kind.HOME;
import static dev.quarterdeck.console.Key.Kind.LEFT;
import static dev.quarterdeck.console.Key.Kind.PAGE_DOWN;
import static dev.quarterdeck.console.Key.Kind.PAGE_UP;
import static dev.quarterdeck.console.Key.Kind.RIGHT;
import static dev.quarterdeck.console.Key.Kind.TAB;
import static dev.quarterdeck.console.Key.Kind.UP;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of the panes. */
final class BoardKeys {
    private BoardKeys() {}

    static List<Binding> all() {
        return Stream.of(moving(), marking(), changing(), looking(), leaving())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Binding> moving() {
        return Stream.concat(steps().stream(), panes().stream()).toList();
    }

    private static List<Binding> steps() {
        return List.of(
                bind("↑ k", "one job up", Moves::up, Key.of(UP), letter('k')),
                bind("↓ j", "one job down", Moves::down, Key.of(DOWN), letter('j')),
                bind("PgUp", "one page up", Moves::pageUp, Key.of(PAGE_UP)),
                bind("PgDn", "one page down", Moves::pageDown, Key.of(PAGE_DOWN)),
                bind("Ctrl-U", "half a page up", Moves::halfUp, Key.ctrl('u')),
                bind("Ctrl-D", "half a page down", Moves::halfDown, Key.ctrl('d')),
                bind("Home g", "the first job", Moves::first, Key.of(HOME), letter('g'))
                        .unless(Moves::leapObstacle),
                bind("End G", "the last job, however many there are", Moves::last, Key.of(END), letter('G'))
                        .unless(Moves::leapObstacle),
                bind("n", "with a filter: the next job that matches", Moves::down, letter('n'))
                        .unless(Moves::hitObstacle),
                bind("N", "with a filter: the one before", Moves::up, letter('N'))
                        .unless(Moves::hitObstacle));
    }

    private static List<Binding> panes() {
        return List.of(
                bind("Tab", "the next pane", Moves::nextPane, Key.of(TAB)),
                bind("Shift-Tab", "the pane before", Moves::previousPane, Key.of(BACK_TAB)),
                bind("← h", "the pane on the left", Moves::left, Key.of(LEFT), letter('h')),
                bind("→ l", "the pane on the right", Moves::right, Key.of(RIGHT), letter('l')),
                bind("1", "pending jobs", Moves.toPane(JobState.PENDING), letter('1')),
                bind("2", "locked jobs", Moves.toPane(JobState.LOCKED), letter('2')),
                bind("3", "done jobs", Moves.toPane(JobState.DONE), letter('3')),
                bind("4", "dead jobs", Moves.toPane(JobState.DEAD), letter('4')));
    }

    private static List<Binding> marking() {
        return List.of(
                bind("Space", "mark the job, or take the mark away", Marking::toggle, letter(' '))
                        .unless(Marking::oneObstacle)
                        .hint(50, "mark"),
                bind("v", "mark a range: begin it, move, end it", Marking::range, letter('v'))
                        .unless(Marking::oneObstacle),
                bind("*", "mark everything that matches, on the screen or not", Marking::everything, letter('*'))
                        .unless(Marking::everythingObstacle)
                        .hint(95, "all"));
    }

    private static List<Binding> changing() {
        return List.of(
                bind("r", "requeue: dead and done jobs and orphans go back to work", Changes::requeue, letter('r'))
                        .unless(Changes.obstacle(Verb.REQUEUE, Capability.REQUEUE))
                        .hint(10, "requeue"),
                bind("X", "purge by state, age and filter: opens a form", Changes::purge, letter('X'))
                        .unless(Changes::purgeObstacle)
                        .hint(20, "purge"),
                bind("M", "mark as unprocessable: asks why", Changes::unprocessable, letter('M'))
                        .unless(Changes.obstacle(Verb.UNPROCESSABLE, Capability.UNPROCESSABLE))
                        .hint(30, "unprocessable"),
                bind("C", "cancel: asks why; running jobs are told to stop", Changes::cancel, letter('C'))
                        .unless(Changes.obstacle(Verb.CANCEL, Capability.CANCEL))
                        .hint(40, "cancel"),
                bind("L", "release the lock of orphans", Changes::unlock, letter('L'))
                        .unless(Changes.obstacle(Verb.UNLOCK, Capability.UNLOCK))
                        .hint(15, "release"),
                bind("u", "undo the last operation: its jobs are what they were before", Undos::last, letter('u'))
                        .unless(Undos::obstacle)
                        .hint(92, "undo"),
                bind("E", "edit the payload in your editor; a dead job is requeued with it", Edits::edit, letter('E'))
                        .unless(Edits::obstacle)
                        .hint(93, "edit"),
                bind("p", "pause or resume the queue of the job", Changes::pause, letter('p'))
                        .unless(Changes::pauseObstacle),
                bind("x", "stop the running operation; what it did is kept", Changes::stop, letter('x'))
                        .unless(Changes::stopObstacle)
                        .hint(1, "stop"));
    }

    private static List<Binding> looking() {
        return List.of(
                bind("Enter", "everything about the job", Looks::detail, Key.of(ENTER))
                        .unless(Marking::cursorObstacle)
                        .hint(90, "detail"),
                bind("f", "one pane with more columns, or all four", Looks::onePane, letter('f'))
                        .unless(BoardKeys::smallObstacle)
                        .hint(100, "one pane"),
                bind("/", "filter the pane", Looks::filter, letter('/')).hint(60, "filter"),
                bind("s", "another order: oldest first, by attempts and so on", Sorting::next, letter('s'))
                        .unless(Sorting::obstacle)
                        .hint(104, "sort"),
                bind("Esc", "one step back: range, filter, one pane, marks", Looks::back, Key.of(ESCAPE)),
                bind("i", "say why the job is where it is, and what it waits for", Looks::why, letter('i'))
                        .unless(Looks::whyObstacle),
                bind(":", "type a command", Looks::command, letter(':')).hint(70, "command"),
                bind("e", "the errors: why jobs are dead, in groups", Errors::open, letter('e'))
                        .hint(103, "errors"),
                bind("a", "the audit: who changed what, and when", Looks::audit, letter('a'))
                        .unless(Audit::obstacle)
                        .hint(105, "audit"),
                bind("T", "the trash: what was purged and can be brought back", Looks::trash, letter('T'))
                        .unless(Trash::obstacle)
                        .hint(109, "trash"),
                bind("Q", "the queues: what is in each, pause, limits", Looks::queues, letter('Q'))
                        .hint(106, "queues"),
                bind("w", "the workers: whether they live, and what they run", Looks::workers, letter('w'))
                        .unless(model -> Changes.incapable(model, Capability.WORKERS))
                        .hint(107, "workers"),
                bind("t", "the trends: graphs of what went through", Looks::trends, letter('t'))
                        .unless(BoardKeys::flowObstacle)
                        .hint(108, "trends"),
                bind("S", "the simulation of a demo: start, stop and change it", Simulation::open, letter('S'))
                        .unless(Simulation::obstacle)
                        .hint(101, "simulation"),
                bind("@", "the changes made here, as commands", Looks::commandLog, letter('@')),
                bind("y", "copy the id of the job, or of those marked", Copying::ids, letter('y'))
                        .unless(Copying::idsObstacle),
                bind("Z", "freeze the picture, or let it go on", Looks::freeze, letter('Z')),
                bind("?", "this help", Looks::help, letter('?')).hint(1000, "help"));
    }

    private static List<Binding> leaving() {
        return List.of(
                bind("q", "quit", Looks::quit, letter('q')).hint(110, "quit"),
                Binding.of(Scope.ANYWHERE, "Ctrl-C", "quit", Looks::quit, Key.ctrl('c')),
                Binding.of(Scope.ANYWHERE, "Ctrl-Z", "suspend: fg comes back", Looks::suspend, Key.ctrl('z'))
                        .unless(Looks::suspendObstacle),
                Binding.of(Scope.ANYWHERE, "Ctrl-L", "draw the screen anew", Looks::redraw, Key.ctrl('l')));
    }

    private static Optional<String> flowObstacle(Model model) {
        return Changes.incapable(model, Capability.FLOW);
    }

    private static Optional<String> smallObstacle(Model model) {
        return model.size().overview()
                ? Optional.empty()
                : Optional.of("four panes need a terminal of 80x24; this one is "
                        + model.size().columns() + "x" + model.size().rows());
    }

    private static Binding bind(String label, String about, Function<Model, Next> act, Key... keys) {
        return Binding.of(Scope.BOARD, label, about, act, keys);
    }

    static Key letter(char letter) {
        return Key.character(letter);
    }
}
