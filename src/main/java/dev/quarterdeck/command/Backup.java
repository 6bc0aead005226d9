package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.BackupReceipt;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.Sizes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the target into a new file. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Needs(Capability.BACKUP)
@Command(
        name = "backup",
        description = {
            "Copy the queue, as it stands now, into a new file, while everything runs.",
            "The copy is a queue file like any other: open it with --db."
        })
final class Backup extends VerbCommand {
    @Parameters(paramLabel = "FILE", description = "The new file; one that is there already is never overwritten.")
    private String file;

    @Override
    public Integer call() {
        var stop = new AtomicBoolean();
        try (var opened = open(Access.READ)) {
            Interrupts.Watch watch = session().interrupts().watch(() -> stop.set(true));
            try {
                Optional<BackupReceipt> receipt = opened.store().backup(path(), stop::get);
                account(receipt.orElseThrow(() -> CommandException.failed("stopped, no backup was made")));
            } finally {
                watch.close();
            }
        }
        return Exit.DONE;
    }

    private Path path() {
        try {
            if (file.isBlank()) {
                throw Numbers.expected("FILE", "the path of a new file", "an empty text");
            }
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw Numbers.expected("FILE", "the path of a new file", file + " (" + e.getReason() + ")");
        }
    }

    private void account(BackupReceipt receipt) {
        Output output = output();
        if (output.json()) {
            output.json(line ->
                    line.text("file", file).number("jobs", receipt.jobs()).number("bytes", receipt.bytes()));
        } else {
            output.whole("copied " + Ages.number(receipt.jobs()) + (receipt.jobs() == 1 ? " job" : " jobs") + " to "
                    + file + ", " + Sizes.brief(receipt.bytes()));
        }
    }
}
