package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.JobFields;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives pending and dead jobs another priority. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.EDIT)
@Command(name = "reprioritize", description = "Give pending and dead jobs another priority.")
final class Reprioritize extends ChangeCommand {
    @Option(names = "--to", paramLabel = "PRIORITY", required = true, description = "low, normal, high or critical.")
    private String priority = "";

    @Override
    Operation operation(Selection selected) {
        Edit edit = Edit.priority(JobFields.priority("--to", priority));
        return Operation.of(Change.edit(Verb.REPRIORITIZE, edit), selected);
    }
}
