package dev.quarterdeck.console;

import com.googlecode.lanterna.graphics.TextGraphics;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The console: keeps the model, feeds it with keys and answers, has its effects done in the background and draws it.
 */
public final class Console implements App {
    private final JobOperator store;
    private final Session session;
    private final Look look;
    private final Queue<Msg> inbox = new ConcurrentLinkedQueue<>();
    private final Queue<Request> requests = new ArrayDeque<>();
    private final Queue<Effect.Errand> away = new ArrayDeque<>();
    private final Errands errands;
    private final Background background;
    private Runnable wake = () -> {};
    private String copied = "";
    private Model model;
    private @Nullable Model drawn;

    /**
     * @param session who looks and changes, and what typed commands are run in; its target is the store
     */
    public Console(JobOperator store, Session session, Look look) {
        this.store = store;
        this.session = session;
        this.look = look;
        this.errands = new Errands(store, session, this::post);
        this.background = new Background(errands::run, this::post);
        this.model = Model.start(setup(), new Size(0, 0), session.clock().instant(), millis());
    }

    /**
     * How the console looks.
     *
     * @param glyphs the characters that the terminal can show
     * @param theme which colours are used; reverse video and bold are in any case
     * @param verbs the names of the commands, for completion
     */
    public record Look(Glyphs glyphs, Theme theme, List<String> verbs) {
        public Look {
            verbs = List.copyOf(verbs);
        }
    }

    private Setup setup() {
        return new Setup(
                name(store.target()),
                session.role(),
                session.isConfined(),
                needed -> store.obstacle(needed).map(SafeText::line),
                session.zone(),
                look.verbs(),
                filter ->
                        session.refusal(filter).or(() -> store.obstacle(filter).map(SafeText::line)),
                session.alerts(),
                session.simulation().isPresent(),
                store::looksAt);
    }

    /** A file is known by its name; the folder it is in would only push the figures aside. */
    private static String name(Target target) {
        return SafeText.line(
                target instanceof Target.File file && file.path().getFileName() != null
                        ? file.path().getFileName().toString()
                        : target.text());
    }

    @Override
    public void start(int columns, int rows, Runnable newWake) {
        wake = newWake;
        resize(columns, rows);
    }

    @Override
    public void key(Key key) {
        take(new Msg.Pressed(key));
    }

    @Override
    public void paste(String text) {
        take(new Msg.Pasted(text));
    }

    @Override
    public void resize(int columns, int rows) {
        errands.columns(Math.max(Size.MIN_COLUMNS, columns - 4));
        take(new Msg.Resized(new Size(columns, rows)));
    }

    @Override
    public boolean tick() {
        for (Msg msg = inbox.poll(); msg != null; msg = inbox.poll()) {
            take(msg);
        }
        take(null);
        return drawn == null || !samePicture(drawn, model);
    }

    @Override
    public void draw(TextGraphics graphics) {
        perform(Update.apply(model, new Msg.Drawn()));
        drawn = model;
        View.draw(model, new Canvas(graphics, look.glyphs(), look.theme()));
    }

    @Override
    public boolean wantsPaste() {
        return model.top().filter(Layer::hasField).isPresent();
    }

    @Override
    public Request request() {
        Request request = requests.poll();
        return request == null ? Request.NONE : request;
    }

    @Override
    public String copied() {
        return copied;
    }

    @Override
    public void lent() {
        for (Effect.Errand errand = away.poll(); errand != null; errand = away.poll()) {
            background.await(errand);
        }
    }

    @Override
    public void close() {
        errands.stop();
        background.close();
    }

    private void post(Msg msg) {
        inbox.add(msg);
        wake.run();
    }

    /** Takes in the time, then the message. */
    private void take(@Nullable Msg msg) {
        Next next = Update.apply(model, new Msg.Tick(session.clock().instant(), millis()));
        perform(next);
        if (msg != null) {
            perform(Update.apply(model, msg));
        }
    }

    private void perform(Next next) {
        model = next.model();
        next.effects().forEach(this::perform);
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.EditPayload edit) {
            away.add(edit);
            requests.add(Request.LEND);
        } else if (effect instanceof Effect.Errand errand) {
            errands.ordered(errand);
            background.run(errand);
        } else if (effect instanceof Effect.Ask ask) {
            requests.add(ask.request());
        } else if (effect instanceof Effect.Copy copy) {
            copied = copy.text();
            requests.add(Request.COPY);
        } else if (effect instanceof Effect.StopOperation) {
            errands.stop();
        } else if (effect instanceof Effect.Reply reply) {
            errands.reply(reply.number(), reply.answer());
        } else {
            throw new IllegalStateException("no way to do " + effect + ". Indicates a bug.");
        }
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }

    /** Time alone changes a picture once a second, and what is only known about readings never. */
    private static boolean samePicture(Model one, Model other) {
        return one.board().equals(other.board())
                && one.figures().equals(other.figures())
                && one.layers().equals(other.layers())
                && one.notice().equals(other.notice())
                && one.alerts().equals(other.alerts())
                && one.work().equals(other.work())
                && one.size().equals(other.size())
                && Objects.equals(one.feed().frozenAt(), other.feed().frozenAt())
                && one.feed().trouble().equals(other.feed().trouble())
                && other.top()
                        .filter(layer -> layer instanceof Counting || layer instanceof Waiting)
                        .isEmpty()
                && (other.feed().frozen() || second(one).equals(second(other)));
    }

    private static Instant second(Model model) {
        return model.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
