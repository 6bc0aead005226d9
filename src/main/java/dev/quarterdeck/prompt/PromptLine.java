package dev.quarterdeck.prompt;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.util.Optional;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What stands around the line that is typed: the target before it, the counts at the right edge. */
final class PromptLine {
    private final boolean colour;
    private final Role role;

    PromptLine(boolean colour, Role role) {
        this.colour = colour;
        this.role = role;
    }

    /** The target's name, of a path its last part; and the role, where it is not the one that may everything. */
    String left(String target) {
        String name = target.substring(target.lastIndexOf('/') + 1);
        return new AttributedStringBuilder()
                .append(SafeText.line(name), AttributedStyle.BOLD)
                .append(role == Role.ADMIN ? "" : " " + role.word(), AttributedStyle.DEFAULT.faint())
                .append("> ")
                .toAnsi();
    }

    /** {@code pending 12  locked 8  done 1,204  dead 37}; says so when there are no counts. */
    String right(Optional<Counts> counts) {
        var line = new AttributedStringBuilder();
        if (counts.isEmpty()) {
            return line.append("no queue", AttributedStyle.DEFAULT.faint()).toAnsi();
        }
        for (JobState state : JobState.values()) {
            line.append(line.length() == 0 ? "" : "  ")
                    .append(state.word() + " ", AttributedStyle.DEFAULT.faint())
                    .append(Ages.number(counts.get().of(state)), style(state));
        }
        return line.toAnsi();
    }

    private AttributedStyle style(JobState state) {
        return colour
                ? AttributedStyle.DEFAULT.foreground(
                        switch (state) {
                            case PENDING -> AttributedStyle.CYAN;
                            case LOCKED -> AttributedStyle.YELLOW;
                            case DONE -> AttributedStyle.GREEN;
                            case DEAD -> AttributedStyle.RED;
                        })
                : AttributedStyle.DEFAULT;
    }
}
