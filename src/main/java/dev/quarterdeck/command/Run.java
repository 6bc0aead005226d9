package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a script. */
@LeastRole(Role.VIEWER)
@Command(
        name = "run",
        aliases = "source",
        description = {"Run a script.", "A command a line, comments with #; stops at the first failure."})
final class Run extends VerbCommand {
    @Parameters(paramLabel = "FILE", description = "The script; - for the input.")
    private String file;

    @Option(names = "--keep-going", description = "Go on after a command that failed.")
    private boolean keepGoing;

    @Override
    List<Permission.Demand> demands() {
        return demandToLeave(!file.equals("-"), "run FILE");
    }

    @Override
    public Integer call() {
        Session session = session();
        try (InputStream in = Input.open(session, file)) {
            return session.surfaces().script(session, Script.of(file, in), keepGoing);
        } catch (IOException e) {
            throw Input.unreadable(file, e);
        }
    }
}
