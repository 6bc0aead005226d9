package dev.quarterdeck.ssh;

import dev.quarterdeck.command.Asker;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the visitor at the terminal. Keys arrive one by one, and what is typed is shown by nobody else. */
final class VisitAsker implements Asker {
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int MAX_BYTES = 4096;

    private final VisitInput input;
    private final PrintWriter out;
    private final long patienceMillis;

    VisitAsker(VisitInput input, PrintWriter out, Duration patience) {
        this.input = input;
        this.out = out;
        this.patienceMillis = patience.toMillis();
    }

    @Override
    public @Nullable String ask(Confirmation confirmation) {
        confirmation.warnings().forEach(warning -> out.println(SafeText.line(warning)));
        out.print(SafeText.line(confirmation.question()) + " ");
        out.flush();
        try {
            return line();
        } catch (IOException e) {
            return null;
        } finally {
            out.println();
            out.flush();
        }
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        byte[] key = new byte[1];
        while (input.read(key, 0, 1, patienceMillis) > 0) {
            switch (key[0]) {
                case '\r', '\n' -> {
                    return line.toString(StandardCharsets.UTF_8);
                }
                case CTRL_C, CTRL_D -> {
                    return null;
                }
                case '\b', 0x7f -> erase(line);
                default -> add(line, key[0]);
            }
        }
        return null;
    }

    /** Answers are words and numbers of ASCII; of anything else the answer is none anyway. */
    private void add(ByteArrayOutputStream line, byte key) {
        if (key >= ' ' && line.size() < MAX_BYTES) {
            line.write(key);
            out.write(key);
            out.flush();
        }
    }

    private void erase(ByteArrayOutputStream line) {
        byte[] before = line.toByteArray();
        if (before.length > 0) {
            line.reset();
            line.write(before, 0, before.length - 1);
            out.print("\b \b");
            out.flush();
        }
    }
}
