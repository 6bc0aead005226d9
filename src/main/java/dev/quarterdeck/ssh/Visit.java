package dev.quarterdeck.ssh;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Line;
import dev.quarterdeck.command.NoInput;
import dev.quarterdeck.command.OutputClosedException;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.channel.LocalWindow;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionAware;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** One console, or one command, of one visitor: from the opening of its channel to the exit code. */
final class Visit implements Command, ChannelSessionAware {
    private static final int IDLE = 1;

    private final House house;
    private final @Nullable String line;
    private final VisitEnd end = new VisitEnd();
    private VisitChannel channel;
    private VisitInput input;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Optional<Visitor> visitor = Optional.empty();
    private volatile boolean done;

    /**
     * @param line the command; null for the console
     */
    @SuppressWarnings("NullAway.Init") // The channel hands over its parts one by one, and then starts it.
    Visit(House house, @Nullable String line) {
        this.house = house;
        this.line = line;
    }

    @Override
    public void setChannelSession(ChannelSession session) {
        channel = (VisitChannel) session;
        input = new VisitInput(this::read, () -> {
            if (channel.hasTerminal()) {
                end.interrupt();
            }
        });
        channel.setDataReceiver(input);
    }

    private void read(int bytes) throws IOException {
        LocalWindow window = channel.getLocalWindow();
        if (window.isOpen()) {
            window.release(bytes);
        }
    }

    @Override
    public void setInputStream(InputStream unused) {
        throw new IllegalStateException("the channel has a receiver. Indicates a bug.");
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession session, Environment environment) {
        environment.addSignalListener((from, signal) -> end.interrupt(), Signal.INT, Signal.TERM, Signal.HUP);
        house.threads().start("ssh-" + house.nextNumber(), this::uncaught, this::run);
    }

    /** The channel is gone, and whoever was at its other end. */
    @Override
    public void destroy(ChannelSession session) {
        if (input != null) {
            input.close();
        }
        if (!done) {
            end(Exit.FAILED, "");
        }
    }

    /** Tells it to end; does not wait for a terminal that takes its time. */
    void end(int exitCode, String why) {
        house.threads().start("ssh-end", this::uncaught, () -> end.end(exitCode, why));
    }

    private void run() {
        int code = Exit.FAILED;
        try (PrintWriter results = VisitOutput.writer(out, channel.hasTerminal());
                PrintWriter errors = channel.hasTerminal() ? results : VisitOutput.writer(err, false)) {
            code = admitted(results, errors);
            errors.flush();
            results.flush();
        } catch (OutputClosedException e) {
            // Nobody is there any more to be told anything.
            code = Exit.FAILED;
        } catch (RuntimeException | Error e) {
            uncaught(e);
        }
        done = true;
        try {
            exit.onExit(code);
        } finally {
            // Not before: the end of the server waits for those who are there, and they for their exit code.
            house.visits().left(this);
        }
    }

    private int admitted(PrintWriter results, PrintWriter errors) {
        visitor = house.visitor(channel);
        Optional<String> refusal = visitor.isEmpty()
                ? Optional.of("your key is no longer among the authorized keys")
                : house.visits().enter(this);
        if (refusal.isPresent()) {
            errors.println("qdeck: " + refusal.get());
            house.log().info(who() + " was turned away: " + refusal.get());
            return Exit.REFUSED;
        }
        return recorded(visitor.get(), results, errors);
    }

    private int recorded(Visitor someone, PrintWriter results, PrintWriter errors) {
        long startNanos = System.nanoTime();
        house.log().info(who() + " opens " + what());
        String outcome = "with an error";
        try (Session session = session(someone, results, errors)) {
            int code = talk(session);
            outcome = "with exit code " + code;
            if (!end.why().isEmpty()) {
                session.error(end.why());
            }
            return code;
        } finally {
            Duration length = Duration.ofSeconds((System.nanoTime() - startNanos) / 1_000_000_000);
            house.log().info(who() + " left " + what() + " after " + Durations.format(length) + " " + outcome);
        }
    }

    private int talk(Session session) {
        if (channel.isUndecodable()) {
            session.error("expected a command in UTF-8, got bytes that are none; pipe other bytes in, encoded");
            return Exit.USAGE;
        }
        if (line != null) {
            return Line.run(session, line);
        }
        if (!channel.hasTerminal()) {
            session.error("the console needs a terminal: ssh -t; or say a command, such as: ssh HOST stats");
            return Exit.USAGE;
        }
        return Commands.run(session, List.of("console"));
    }

    private Session session(Visitor someone, PrintWriter results, PrintWriter errors) {
        boolean terminal = channel.hasTerminal();
        return house.session()
                .copy()
                .confined()
                .role(someone.role())
                .redact(someone.hidden())
                .actor(someone.name() + " from " + house.address(channel))
                .in(terminal ? NoInput.of("it is a terminal; pipe it into ssh without -t") : input.stream())
                .out(results)
                .err(errors)
                .json(false)
                .debug(false)
                .asker(terminal ? new VisitAsker(input, results, house.idle()) : null)
                .editor(null)
                .terminal(terminal)
                .columns(() -> terminal ? channel.size().getColumns() : 0)
                .colour(terminal)
                .interrupts(end)
                .surfaces(new VisitSurfaces(
                        channel,
                        this::tty,
                        end,
                        new VisitOutput(out, true),
                        house.session().surfaces()))
                .build();
    }

    private VisitTty tty() {
        return new VisitTty(
                channel,
                input,
                out,
                house.idle(),
                () -> end.end(
                        IDLE, "nothing was typed for " + Durations.format(house.idle()) + ", the session is over"));
    }

    private void uncaught(Throwable thrown) {
        if (!end.broke(thrown)) {
            house.log().warning("the session of " + who() + " failed: " + thrown);
        }
    }

    private String who() {
        return visitor.map(Visitor::shown).orElse("somebody") + " from " + house.address(channel);
    }

    /** Only the verb: the words behind it may be somebody's secrets. */
    private String what() {
        if (line == null) {
            return "the console";
        }
        String first = SafeText.line(line, 40).strip().split(" ")[0];
        return Commands.verbs().contains(first) ? first : "a command";
    }
}
