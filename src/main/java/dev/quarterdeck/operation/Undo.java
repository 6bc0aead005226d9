package dev.quarterdeck.operation;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OperationInfo;
import java.util.List;
import java.util.Set;

/** Takes an operation back. */
public record Undo(OperationInfo undone) implements Task {

    @Override
    public String command() {
        return "undo " + undone.number();
    }

    @Override
    public String bare() {
        return "bring";
    }

    @Override
    public String past() {
        return "brought";
    }

    @Override
    public String after() {
        return " back";
    }

    @Override
    public Set<JobState> states() {
        return Set.of();
    }

    @Override
    public List<Long> named() {
        return List.of();
    }
}
