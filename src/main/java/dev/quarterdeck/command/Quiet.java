package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.ShellWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a worker come to rest. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(
        name = "quiet",
        description = {
            "Let a worker take no more jobs; what it runs goes on.",
            "It hears of that at its next heartbeat, within 10 s. It may take jobs again with --off, or when it is started"
                    + " anew."
        })
final class Quiet extends VerbCommand {
    @Parameters(paramLabel = "WORKER", description = "The worker as 'workers' names it: HOST/PID.")
    private String worker;

    @Option(names = "--off", description = "Let it take jobs again.")
    private boolean off;

    @Mixin
    private NoteArg note;

    @Override
    public Integer call() {
        try (var opened = open(Access.CHANGE)) {
            JobStore store = opened.store();
            String command = "quiet " + ShellWord.of(worker) + (off ? " --off" : "");
            if (!note.record(session(), store).change(command, () -> store.quiet(worker, !off))) {
                throw CommandException.failed(
                        "no worker " + worker + "; 'qdeck workers' lists those that there are, as HOST/PID");
            }
        }
        if (output().json()) {
            output().json(line -> line.text("worker", worker).flag("quiet", !off));
        } else {
            output().whole("worker " + worker + (off ? " takes jobs again" : " takes no more jobs"));
        }
        return Exit.DONE;
    }
}
