package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.graphics.TextGraphics;
import dev.quarterdeck.console.App;
import dev.quarterdeck.console.Key;
import dev.quarterdeck.console.Key.Kind;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A console that shows what came to it, and obeys a few keys: {@code q} and Ctrl-C quit, Ctrl-Z suspends, E lends, Ctrl-L redraws,
 * {@code X} breaks the loop, {@code V} the drawing, {@code B} a thread in the background, {@code /} and Enter open and close a text field.
 */
class ProbeApp implements App {
    /** What the background last told, taken in by the next tick. */
    final AtomicReference<String> news = new AtomicReference<>("");

    final AtomicInteger draws = new AtomicInteger();
    private final Runnable onClose;
    private volatile Runnable wake = () -> {};
    private volatile String shown = "";
    private String size = "";
    private String last = "";
    private String pasted = "";
    private int keys;
    private boolean field;
    private boolean broken;
    private Request request = Request.NONE;

    ProbeApp(Runnable onClose) {
        this.onClose = onClose;
    }

    void tell(String text) {
        news.set(text);
        wake.run();
    }

    @Override
    public void start(int columns, int rows, Runnable wakeUp) {
        wake = wakeUp;
        size = columns + "x" + rows;
    }

    @Override
    public void key(Key key) {
        keys++;
        String name = key.kind() == Kind.CHARACTER
                ? Character.toString(key.codePoint())
                : key.kind().toString();
        last = (key.ctrl() ? "C-" : "") + (key.alt() ? "M-" : "") + name;
        switch (last) {
            case "q", "C-c" -> request = Request.QUIT;
            case "C-z" -> request = Request.SUSPEND;
            case "E" -> request = Request.LEND;
            case "C-l" -> request = Request.REDRAW;
            case "X" -> throw new IllegalStateException("broken by \u001b[31mX");
            case "B" ->
                new Thread(() -> {
                            throw new IllegalStateException("broken in the background");
                        })
                        .start();
            case "V" -> broken = true;
            case "/" -> field = true;
            case "ENTER" -> field = false;
            default -> {
                // Only shown.
            }
        }
    }

    @Override
    public void paste(String text) {
        pasted = text.length() + " "
                + text.substring(0, Math.min(10, text.length())).replace('\n', '/');
    }

    @Override
    public void resize(int columns, int rows) {
        size = columns + "x" + rows;
    }

    @Override
    public String copied() {
        return "";
    }

    @Override
    public void lent() {
        tell("lent");
    }

    @Override
    public boolean tick() {
        boolean changed = !shown.equals(news.get());
        shown = news.get();
        return changed;
    }

    @Override
    public void draw(TextGraphics graphics) {
        draws.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("broken while drawing");
        }
        TerminalSize area = graphics.getSize();
        graphics.putString(0, 0, "size " + size);
        graphics.putString(0, 1, "keys " + keys + " last " + last);
        graphics.putString(0, 2, "pasted " + pasted);
        graphics.putString(0, 3, "news " + shown);
        graphics.putString(0, 4, "日本 ─╮ é");
        graphics.putString(area.getColumns() - 1, area.getRows() - 1, "$");
    }

    @Override
    public boolean wantsPaste() {
        return field;
    }

    @Override
    public Request request() {
        Request asked = request;
        request = Request.NONE;
        return asked;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
