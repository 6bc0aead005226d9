package dev.quarterdeck.console;

import dev.quarterdeck.command.Session;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.model.SettableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A console whose background is done at once, on the test's own thread, unless it is held back: what a key does can be
 * seen right after it.
 */
final class Desk {
    private final SettableClock clock;
    private final Errands errands;
    private final List<Effect.Errand> held = new ArrayList<>();
    private final List<Effect.Errand> done = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<App.Request> requests = new ArrayList<>();
    private final List<Msg> inbox = new ArrayList<>();
    private boolean holding;
    private long millis = 1_000_000;
    private Model model;

    Desk(JobStore store, SettableClock clock, int columns, int rows) {
        this(store, clock, columns, rows, session(store, clock));
    }

    /** A console whose session may do and see less. */
    Desk(JobStore store, SettableClock clock, int columns, int rows, Session session) {
        this(store, clock, columns, rows, session, store::looksAt);
    }

    Desk(JobStore store, SettableClock clock, int columns, int rows, Session session, Sorting.Cost cost) {
        this.clock = clock;
        this.errands = new Errands(store, session, inbox::add);
        this.errands.columns(columns - 4);
        var setup = new Setup(
                "jobs.db",
                session.role(),
                session.isConfined(),
                store::obstacle,
                ZoneOffset.UTC,
                List.of("list", "purge", "requeue", "stats"),
                session::refusal,
                session.alerts(),
                session.simulation().isPresent(),
                cost);
        this.model = Model.start(setup, new Size(columns, rows), clock.instant(), millis);
        take(new Msg.Resized(new Size(columns, rows)));
        seconds(1);
    }

    static Session session(JobStore store, SettableClock clock) {
        return Session.on("jobs.db", (target, options) -> store)
                .store(store)
                .clock(clock)
                .zone(ZoneOffset.UTC)
                .actor("ops")
                .surface("console")
                .build();
    }

    Model model() {
        return model;
    }

    /** What commands that asked were answered. */
    List<Effect> replies() {
        return effects.stream().filter(Effect.Reply.class::isInstance).toList();
    }

    /** What was put onto the clipboard last; empty when nothing was. */
    String copied() {
        return effects.stream()
                .filter(Effect.Copy.class::isInstance)
                .map(effect -> ((Effect.Copy) effect).text())
                .reduce("", (first, last) -> last);
    }

    List<App.Request> requests() {
        return requests;
    }

    Desk press(String keys) {
        Keys.of(keys).forEach(key -> look().take(new Msg.Pressed(key)));
        return this;
    }

    /** Presses keys without a look at the screen in between. */
    Desk typeAhead(String keys) {
        Keys.of(keys).forEach(key -> take(new Msg.Pressed(key)));
        return this;
    }

    /** The picture is drawn. */
    Desk look() {
        return take(new Msg.Drawn());
    }

    Desk paste(String text) {
        return take(new Msg.Pasted(text));
    }

    Desk resize(int columns, int rows) {
        return take(new Msg.Resized(new Size(columns, rows)));
    }

    /** Lets time pass in steps as a terminal's loop does, so that whatever changed is read. */
    Desk seconds(double seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            clock.move(Duration.ofMillis(100));
            millis += 100;
            take(new Msg.Tick(clock.instant(), millis));
        }
        return this;
    }

    /** From now on errands wait until they are let go. */
    Desk hold() {
        holding = true;
        return this;
    }

    List<Effect.Errand> held() {
        return held;
    }

    /** Does what was held back, in the order in which it was asked. */
    Desk release() {
        holding = false;
        while (!held.isEmpty()) {
            run(held.remove(0));
        }
        return this;
    }

    Desk take(Msg msg) {
        Next next = Update.apply(model, msg);
        model = next.model();
        next.effects().forEach(this::perform);
        while (!inbox.isEmpty()) {
            take(inbox.remove(0));
        }
        return this;
    }

    private void perform(Effect effect) {
        effects.add(effect);
        if (effect instanceof Effect.Errand errand) {
            errands.ordered(errand);
            if (holding) {
                held.add(errand);
            } else {
                run(errand);
            }
        } else if (effect instanceof Effect.Ask ask) {
            requests.add(ask.request());
        } else if (effect instanceof Effect.StopOperation) {
            errands.stop();
        }
    }

    List<Effect.Errand> done() {
        return done;
    }

    /** How many errands of a kind were done so far. */
    long done(Class<? extends Effect.Errand> kind) {
        return done.stream().filter(kind::isInstance).count();
    }

    private void run(Effect.Errand errand) {
        done.add(errand);
        try {
            take(new Msg.Answered(errand.lane(), errand.number(), errands.run(errand)));
        } catch (StoreException e) {
            take(new Msg.Failed(errand.lane(), errand.number(), e.getMessage()));
        }
    }

    Screen screen() {
        look();
        return Screen.of(model);
    }

    String status() {
        return screen().row(model.size().rows() - 2).strip();
    }

    String footer() {
        return screen().row(model.size().rows() - 1).strip();
    }

    /** The title of a pane's frame: {@code 4 DEAD 37 · 2 marked}. */
    String cursor() {
        return model.pane().current().map(row -> Long.toString(row.id())).orElse("-");
    }
}
