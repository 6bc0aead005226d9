package dev.quarterdeck.command;

import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;

/** Lists the queues. */
@Command(name = "queues", description = "List the queues with their counts, and which are paused.")
final class Queues extends VerbCommand {
    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            var queues = Figures.queues(opened.store(), opened.store().counts());
            Output output = output();
            if (output.json()) {
                queues.forEach(queue -> output.json(queue::json));
            } else {
                FiguresText.queues(output, queues);
            }
        }
        return Exit.DONE;
    }
}
