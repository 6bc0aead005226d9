package dev.quarterdeck.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a script. */
@Command(name = "run", description = "Run a script: a command a line, comments with #; stops at the first failure.")
final class Run extends VerbCommand {
    @Parameters(paramLabel = "FILE", description = "The script; - for the input.")
    private String file;

    @Option(names = "--keep-going", description = "Go on after a command that failed.")
    private boolean keepGoing;

    @Override
    public Integer call() {
        Session session = session();
        return session.surfaces().script(session, file, ScriptText.lines(Input.text(session, file)), keepGoing);
    }
}
