package dev.quarterdeck.command;

import dev.quarterdeck.engine.DemoLoad;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.store.Assumptions;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreOpener;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.text.SafeText;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where commands are said: what they read and write, which target they mean, and whether a person can be asked. The
 * command line makes one for its one command; the prompt, a script and the console make one for all of theirs.
 *
 * <p>For use by one thread at a time.
 */
public final class Session implements AutoCloseable {
    private final SessionBuilder given;
    private @Nullable JobOperator kept;
    private Access keptAccess;
    private @Nullable RuntimeException outputFailure;

    Session(SessionBuilder given) {
        this.given = given;
        this.kept = given.store;
        this.keptAccess = Access.CHANGE;
    }

    /** A session on the target with this text; every other part has a default that suits a script. */
    public static SessionBuilder on(String target, StoreOpener opener) {
        return new SessionBuilder(target, opener);
    }

    /** Another session with the same parts, to be changed before it is built; it opens the target for itself. */
    public SessionBuilder copy() {
        return new SessionBuilder(given);
    }

    /** What {@code --db} says when it is not said. */
    public String target() {
        return given.target;
    }

    public InputStream in() {
        return given.in;
    }

    public PrintWriter out() {
        return given.out;
    }

    /** Whether results are JSON even without {@code --json}. */
    public boolean json() {
        return given.json;
    }

    /** Who is told how far a long operation is, in the place of the person. */
    Optional<Runner.Progress> progress() {
        return Optional.ofNullable(given.progress);
    }

    /** The person at the terminal; empty in scripts. */
    public Optional<Asker> asker() {
        return Optional.ofNullable(given.asker);
    }

    /** What the person at the terminal edits texts with; empty where there is none. */
    public Optional<Editor> editor() {
        return terminal() && !isConfined() ? Optional.ofNullable(given.editor) : Optional.empty();
    }

    /** From when on the console calls for attention. */
    public AlertLimits alerts() {
        return given.alerts;
    }

    /** The load that runs beside the console; empty unless it is a demo's. */
    public Optional<DemoLoad> simulation() {
        return Optional.ofNullable(given.simulation);
    }

    /** Whether the console and the prompt can be opened here: a person reads and types. */
    public boolean terminal() {
        return given.terminal;
    }

    /** How many cells a line of the output may take; 0 when it goes into a pipe or a file. */
    public int columns() {
        return given.columns.getAsInt();
    }

    public boolean colour() {
        return given.colour;
    }

    /** Where commands are said, for the record: {@code cli}, {@code prompt}, {@code script}, {@code console}. */
    public String surface() {
        return given.surface;
    }

    /** Who says them, for the record. */
    public String actor() {
        return given.actor;
    }

    public InstantSource clock() {
        return given.clock;
    }

    /** In which local times are understood. */
    public ZoneId zone() {
        return given.zone;
    }

    /** What may be done here; never raised again in any copy. */
    public Role role() {
        return given.role;
    }

    /** Whether nothing but the target is reached from here: no other file, no process. */
    public boolean isConfined() {
        return given.confined || !given.role.may(Role.ADMIN);
    }

    /** Why something is refused here that reaches more than the target; empty when it is not. */
    Optional<String> refusalToLeave(String what) {
        if (!given.role.may(Role.ADMIN)) {
            return Optional.of(given.role.refusal(what, Role.ADMIN));
        }
        return given.confined
                ? Optional.of(what + " is refused: this session reaches the queue, no other file and no process")
                : Optional.empty();
    }

    /** What is taken for true of targets of other programs that do not say it. */
    Assumptions assumptions() {
        return given.assumptions;
    }

    /** What is hidden of jobs here. */
    Redaction redaction() {
        return given.redaction;
    }

    /** Why jobs cannot be selected by this filter here; empty when they can. */
    public Optional<String> refusal(Filter filter) {
        return given.redaction.refusal(filter);
    }

    public Interrupts interrupts() {
        return given.interrupts;
    }

    public Surfaces surfaces() {
        return given.surfaces;
    }

    /** How many scripts its commands are inside of; 0 when a person or a process gave them. */
    public int nesting() {
        return given.nesting;
    }

    /** Whether scripts go on after a line that failed, even if they are not told so. */
    public boolean keepGoing() {
        return given.keepGoing;
    }

    /** Whether internal errors are printed with their stack. */
    boolean debug() {
        return given.debug;
    }

    /** Writes a line to the error stream, harmless whatever it quotes; results written before come first. */
    public void note(String line) {
        try {
            given.out.flush();
        } catch (OutputClosedException | UncheckedIOException e) {
            // Said when the command has ended: the line at hand matters on its own.
            outputFailure = e;
        }
        given.err.println(SafeText.line(line));
        given.err.flush();
    }

    /** Writes an error line, without the passwords of URLs that it quotes. */
    public void error(String message) {
        note(given.errorPrefix.get() + Target.withoutPasswords(message));
    }

    /** Hands over the results of a command that has ended; throws what kept them from getting through. */
    void flush() {
        RuntimeException failure = outputFailure;
        outputFailure = null;
        if (failure != null) {
            throw failure;
        }
        given.out.flush();
    }

    /** Writes where an internal error came from, for those who look for its cause. */
    void trace(Throwable e) {
        e.printStackTrace(given.err);
        given.err.flush();
    }

    /**
     * Opens a target for one command; a session that keeps its own target open lends it.
     *
     * @throws dev.quarterdeck.store.StoreException when it cannot be opened
     */
    public Opened open(String target, Access wanted, Durability durability) {
        Access access = granted(wanted);
        if (given.keepOpen && target.equals(given.target) && durability == Durability.FULL) {
            return new Opened(keep(access), false);
        }
        return new Opened(openAnew(target, access, durability), true);
    }

    /** Opens a target for the caller, who closes it. */
    JobStore openAlone(String target, Access access) {
        return new Opened(openAnew(target, access, Durability.FULL), true).store();
    }

    private JobOperator keep(Access access) {
        JobOperator store = kept;
        if (store != null && (access == Access.READ || keptAccess != Access.READ)) {
            return store;
        }
        close();
        store = openAnew(given.target, access, Durability.FULL);
        kept = store;
        keptAccess = access;
        return store;
    }

    private JobOperator openAnew(String target, Access access, Durability durability) {
        var options = new OpenOptions(granted(access), durability, given.clock, given.assumptions);
        JobOperator store = given.opener.open(Target.parse(target), options);
        if (given.redaction.isNone()) {
            return store;
        }
        return store instanceof JobStore whole
                ? new RedactedStore(whole, given.redaction)
                : new RedactedOperator(store, given.redaction);
    }

    /** Whatever a verb asks for, who may only read gets a connection that can only read. */
    private Access granted(Access wanted) {
        return given.role == Role.VIEWER ? Access.READ : wanted;
    }

    /** Closes what the session keeps open; a store that it was given stays open. */
    @Override
    public void close() {
        JobOperator store = kept;
        kept = null;
        if (store != null && store != given.store) {
            store.close();
        }
    }
}
