package dev.quarterdeck.command;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.model.ModelStore;
import dev.quarterdeck.store.model.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says commands to a store in memory, at a moment that stands still, and hears everything they answer. */
final class Shell {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final SettableClock clock = new SettableClock(NOON);
    final ModelStore store = new ModelStore(clock);
    final List<String> asked = new ArrayList<>();
    private byte[] input = {};
    private @Nullable String answer;
    private boolean person;
    private Runnable meanwhile = () -> {};
    private Role role = Role.ADMIN;
    private boolean confined;
    private Redaction hidden = Redaction.NONE;
    private int columns;
    private @Nullable Editor editor;
    private Interrupts interrupts = Interrupts.NONE;

    /** What a command answered. */
    record Answer(int exitCode, String out, String err) {}

    /** A person is at the terminal and answers every question like this. */
    Shell answering(@Nullable String words) {
        person = true;
        answer = words;
        return this;
    }

    /** A person is at the terminal and edits texts like this. */
    Shell editing(Editor program) {
        editor = program;
        return this;
    }

    /** This happens while the person thinks about a question. */
    Shell meanwhile(Runnable event) {
        meanwhile = event;
        return this;
    }

    /** The output is a terminal of this width, without colours. */
    Shell wide(int cells) {
        columns = cells;
        return this;
    }

    /** Every command that listens for it is interrupted as soon as it does. */
    Shell interruptedAtOnce() {
        interrupts = action -> {
            action.run();
            return () -> {};
        };
        return this;
    }

    /** Everything is said with that role. */
    Shell as(Role newRole) {
        role = newRole;
        return this;
    }

    /** Nothing but the store is reached. */
    Shell confined() {
        confined = true;
        return this;
    }

    /** These parts of jobs are hidden. */
    Shell hiding(String... paths) {
        hidden = Redaction.of(List.of(paths));
        return this;
    }

    Shell input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    Shell input(byte[] bytes) {
        input = bytes;
        return this;
    }

    /** Says a command as it would be typed. */
    Answer say(String line) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Line.run(session(out, err), line);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private Session session(StringWriter out, StringWriter err) {
        SessionBuilder parts = Session.on("model", (target, options) -> store)
                .role(role)
                .redaction(hidden)
                .store(hidden.isNone() ? store : new RedactedStore(store, hidden))
                .in(new ByteArrayInputStream(input))
                .out(new PrintWriter(out))
                .err(new PrintWriter(err))
                .asker(person ? this::ask : null)
                .editor(editor)
                .terminal(editor != null)
                .columns(() -> columns)
                .actor("ann")
                .clock(clock)
                .interrupts(interrupts)
                .zone(ZoneId.of("Europe/Vienna"));
        return (confined ? parts.confined() : parts).build();
    }

    private @Nullable String ask(Confirmation confirmation) {
        asked.addAll(confirmation.warnings());
        asked.add(confirmation.question());
        meanwhile.run();
        return answer;
    }

    Shell pending(int count) {
        store.enqueueAll(
                IntStream.range(0, count).mapToObj(i -> NewJob.of("mail", "")).toList());
        return this;
    }

    /** The ids of the jobs that a list shows, in its order. */
    String idsOf(String line) {
        return say(line + " --json")
                .out()
                .lines()
                .map(each -> each.replaceAll("^\\{\"id\":(\\d+),.*", "$1"))
                .collect(Collectors.joining(" "));
    }

    List<Claim> claimed(int count) {
        return claimed(count, count);
    }

    /** Enqueues so many, then claims so many of what there is. */
    List<Claim> claimed(int enqueued, int count) {
        pending(enqueued);
        return store.claim(new ClaimRequest("web1/41", count, Duration.ofSeconds(30), Set.of(), Duration.ZERO));
    }

    Shell locked(int count) {
        claimed(count);
        return this;
    }

    Shell done(int count) {
        claimed(count).forEach(claim -> store.settle(new Settlement.Complete(claim.lease(), "fine")));
        return this;
    }

    Shell dead(int count) {
        claimed(count).forEach(claim -> store.settle(new Settlement.Reject(claim.lease(), "not a JPEG")));
        return this;
    }
}
