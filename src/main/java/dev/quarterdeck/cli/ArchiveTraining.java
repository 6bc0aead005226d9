package dev.quarterdeck.cli;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.graphics.BasicTextImage;
import dev.quarterdeck.Targets;
import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.console.Console;
import dev.quarterdeck.console.Glyphs;
import dev.quarterdeck.console.Key;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs a file of commands, one a line, in one process: the archive of loaded classes is written when a process ends, so
 * the commands that it is to serve must all have run in it. Only {@code lib/archive.sh} starts this.
 */
final class ArchiveTraining {
    private static final String CONSOLE = "console ";

    private ArchiveTraining() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        for (String command : Files.readAllLines(Path.of(args[0]))) {
            if (command.startsWith(CONSOLE)) {
                drawConsole(command.substring(CONSOLE.length()));
            } else {
                Main.run(command.split(" "));
            }
        }
    }

    /** The console needs a terminal, which there is none here; its pictures go nowhere. */
    private static void drawConsole(String file) throws InterruptedException {
        var image = new BasicTextImage(new TerminalSize(80, 24));
        var answers = new Semaphore(0);
        var opener = new Targets();
        var look = new Console.Look(Glyphs.UTF8, Theme.DEFAULT, Commands.verbs());
        try (var store = opener.open(Target.parse(file), OpenOptions.of(Access.CHANGE));
                var session = Session.on(file, opener).build();
                var console = new Console(store, session, look)) {
            console.start(80, 24, answers::release);
            for (Key key : List.of(Key.of(Key.Kind.TAB), Key.of(Key.Kind.ENTER), Key.of(Key.Kind.ESCAPE))) {
                // Not for ever: an answer that does not come only leaves its classes out.
                answers.tryAcquire(1, TimeUnit.SECONDS);
                console.tick();
                console.draw(image.newTextGraphics());
                console.key(key);
            }
        }
    }
}
