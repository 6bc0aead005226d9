package dev.quarterdeck.command;

import dev.quarterdeck.engine.DemoLoad;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.store.Assumptions;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.StoreOpener;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Session} together; the setters' meanings are those of the session's own methods. */
public final class SessionBuilder {
    String target;
    StoreOpener opener;
    InputStream in = InputStream.nullInputStream();
    PrintWriter out = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    PrintWriter err = out;
    boolean json;
    boolean keepOpen;
    boolean terminal;
    boolean colour;
    boolean debug;
    boolean confined;
    int nesting;
    boolean keepGoing;

    @Nullable
    JobOperator store;

    @Nullable
    Asker asker;

    @Nullable
    Editor editor;

    @Nullable
    DemoLoad simulation;

    AlertLimits alerts = AlertLimits.NONE;

    Runner.@Nullable Progress progress;

    IntSupplier columns = () -> 0;
    Supplier<String> errorPrefix = () -> "qdeck: ";
    Role role = Role.ADMIN;
    Redaction redaction = Redaction.NONE;
    Assumptions assumptions = Assumptions.NONE;
    String surface = "cli";
    String actor = "";
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneOffset.UTC;
    Interrupts interrupts = Interrupts.NONE;
    Surfaces surfaces = new NoSurfaces();

    SessionBuilder(String target, StoreOpener opener) {
        this.target = target;
        this.opener = opener;
    }

    SessionBuilder(SessionBuilder other) {
        this(other.target, other.opener);
        in = other.in;
        out = other.out;
        err = other.err;
        json = other.json;
        keepOpen = other.keepOpen;
        terminal = other.terminal;
        colour = other.colour;
        debug = other.debug;
        confined = other.confined;
        nesting = other.nesting;
        keepGoing = other.keepGoing;
        store = other.store;
        asker = other.asker;
        editor = other.editor;
        simulation = other.simulation;
        alerts = other.alerts;
        progress = other.progress;
        columns = other.columns;
        errorPrefix = other.errorPrefix;
        role = other.role;
        redaction = other.redaction;
        assumptions = other.assumptions;
        surface = other.surface;
        actor = other.actor;
        clock = other.clock;
        zone = other.zone;
        interrupts = other.interrupts;
        surfaces = other.surfaces;
    }

    public Session build() {
        return new Session(new SessionBuilder(this));
    }

    /** Another target; a store given before belonged to the old one and is let go. */
    public SessionBuilder target(String newTarget) {
        if (!newTarget.equals(target)) {
            store = null;
        }
        target = newTarget;
        return this;
    }

    /** An open store of the target; the session uses it and leaves it open. */
    public SessionBuilder store(JobOperator open) {
        store = open;
        return keepOpen(true);
    }

    /** Whether the target stays open from one command to the next. */
    public SessionBuilder keepOpen(boolean keep) {
        keepOpen = keep;
        return this;
    }

    public SessionBuilder in(InputStream stream) {
        in = stream;
        return this;
    }

    public SessionBuilder out(PrintWriter writer) {
        out = writer;
        return this;
    }

    public SessionBuilder err(PrintWriter writer) {
        err = writer;
        return this;
    }

    public SessionBuilder json(boolean always) {
        json = always;
        return this;
    }

    public SessionBuilder asker(@Nullable Asker person) {
        asker = person;
        return this;
    }

    /** Who is told how far a long operation is; otherwise the person is, line by line. */
    public SessionBuilder progress(Runner.Progress listener) {
        progress = listener;
        return this;
    }

    /** What texts are edited with, where there is a terminal. */
    public SessionBuilder editor(@Nullable Editor program) {
        editor = program;
        return this;
    }

    public SessionBuilder alerts(AlertLimits limits) {
        alerts = limits;
        return this;
    }

    public SessionBuilder simulation(DemoLoad load) {
        simulation = load;
        return this;
    }

    public SessionBuilder terminal(boolean there) {
        terminal = there;
        return this;
    }

    public SessionBuilder columns(IntSupplier width) {
        columns = width;
        return this;
    }

    public SessionBuilder colour(boolean wanted) {
        colour = wanted;
        return this;
    }

    public SessionBuilder debug(boolean wanted) {
        debug = wanted;
        return this;
    }

    /** Keeps the session, and every copy of it, to its target whatever the role: no process is started, no other file touched. */
    public SessionBuilder confined() {
        confined = true;
        return this;
    }

    /** How many scripts the session is inside of. */
    public SessionBuilder nesting(int scripts) {
        nesting = scripts;
        return this;
    }

    /** Whether the scripts that its commands run go on after a line that failed. */
    public SessionBuilder keepGoing(boolean wanted) {
        keepGoing = wanted;
        return this;
    }

    /** What error lines begin with. */
    public SessionBuilder errorPrefix(String prefix) {
        return errorPrefix(() -> prefix);
    }

    /** What error lines begin with, asked for each; a script names its line there. */
    public SessionBuilder errorPrefix(Supplier<String> prefix) {
        errorPrefix = prefix;
        return this;
    }

    /**
     * Lowers what may be done; a higher role than there was stays without effect. A store given before may do what the
     * new role may not, and is let go.
     */
    public SessionBuilder role(Role atMost) {
        Role lowered = role.lower(atMost);
        if (lowered != role) {
            forgetStore();
        }
        role = lowered;
        return this;
    }

    /**
     * Hides parts of the jobs: {@code payload}, {@code payload.FIELD.FIELD}, {@code error}, {@code result}.
     *
     * @throws CommandException when one of the paths is none
     */
    public SessionBuilder redact(Collection<String> paths) {
        return redaction(Redaction.of(paths));
    }

    /** Hides more of the jobs. */
    SessionBuilder redaction(Redaction more) {
        Redaction both = redaction.and(more);
        if (!both.equals(redaction)) {
            forgetStore();
        }
        redaction = both;
        return this;
    }

    /** What is taken for true of targets of other programs that do not say it. */
    public SessionBuilder assumptions(Assumptions taken) {
        if (!taken.equals(assumptions)) {
            forgetStore();
        }
        assumptions = taken;
        return this;
    }

    private void forgetStore() {
        store = null;
        keepOpen = false;
    }

    public SessionBuilder surface(String word) {
        surface = word;
        return this;
    }

    public SessionBuilder actor(String who) {
        actor = who;
        return this;
    }

    public SessionBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    public SessionBuilder zone(ZoneId local) {
        zone = local;
        return this;
    }

    public SessionBuilder interrupts(Interrupts source) {
        interrupts = source;
        return this;
    }

    public SessionBuilder surfaces(Surfaces above) {
        surfaces = above;
        return this;
    }
}
