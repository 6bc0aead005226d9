package dev.quarterdeck.cli;

import dev.quarterdeck.command.Asker;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks the person at the shell: on the error stream, because the output belongs to the results. */
final class ShellAsker implements Asker {
    private final InputStream in;
    private final PrintWriter err;

    ShellAsker(InputStream in, PrintWriter err) {
        this.in = in;
        this.err = err;
    }

    @Override
    public @Nullable String ask(Confirmation confirmation) {
        confirmation.warnings().forEach(warning -> err.println(SafeText.line(warning)));
        err.print(SafeText.line(confirmation.question()) + " ");
        err.flush();
        return readLine();
    }

    /** Byte by byte: a buffer would take more of the input than the answer. */
    private @Nullable String readLine() {
        var line = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                line.write(b);
            }
        } catch (IOException e) {
            return null;
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
