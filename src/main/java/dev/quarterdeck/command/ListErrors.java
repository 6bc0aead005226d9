package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists causes, not jobs. */
@LeastRole(Role.VIEWER)
@Command(
        name = "errors",
        description = {
            "Group failed jobs by the cause of their last error, the most frequent first.",
            "Dead jobs unless other states or ids are said. Numbers, ids, times, quoted text, paths and addresses do not"
                    + " tell causes apart. A group is selected by its fingerprint: requeue dead fingerprint=1b54f558b848."
        })
final class ListErrors extends VerbCommand {
    private static final int TYPE_CELLS = 16;

    @Mixin
    private SelectionArgs selection;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "The same as the state as a word: dead, or done,dead.")
    private @Nullable String state;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many groups; all unless said.")
    private @Nullable String limit;

    @Override
    public Integer call() {
        long most = limit == null ? Long.MAX_VALUE : Numbers.positive("--limit", limit);
        Instant now = now();
        Selection selected = selected(now);
        try (var opened = open(Access.READ)) {
            List<ErrorGroup> groups = opened.jobs().errors(selected);
            Output output = output();
            if (output.json()) {
                groups.stream().limit(most).forEach(group -> output.json(line -> json(line, group)));
            } else {
                table(output, groups, most, now);
            }
        }
        return Exit.DONE;
    }

    private Selection selected(Instant now) {
        Selection said = selection.selection(now, false);
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        states.addAll(said.states());
        if (state != null) {
            Selection named = SelectionParser.parse(List.of(state), now);
            if (named.states().isEmpty()) {
                throw Numbers.expected(
                        "--state", "a state (pending, locked, done or dead) or several with commas", state);
            }
            states.addAll(named.states());
        }
        if (states.isEmpty() && said.ids().isEmpty()) {
            states.add(JobState.DEAD);
        }
        return new Selection(states, said.ids(), said.filter(), false, now);
    }

    private static void json(JsonLine line, ErrorGroup group) {
        line.text("fingerprint", group.fingerprint())
                .text("type", group.type())
                .text("sample", group.sample())
                .number("count", group.count())
                .time("first", group.first())
                .time("last", group.last());
    }

    private static void table(Output output, List<ErrorGroup> groups, long most, Instant now) {
        long errors = groups.stream().mapToLong(ErrorGroup::count).sum();
        output.line(Ages.number(errors)
                + (errors == 1 ? " error in " : " errors in ")
                + Ages.number(groups.size())
                + (groups.size() == 1 ? " group" : " groups"));
        var table = new Table(
                output,
                List.of(
                        Table.Column.right("count"),
                        Table.Column.left("type", TYPE_CELLS),
                        Table.Column.right("first"),
                        Table.Column.right("last"),
                        Table.Column.left("fingerprint"),
                        Table.Column.left("error")));
        table.rows(groups.stream()
                .limit(most)
                .map(group -> List.of(
                        Cell.of(Ages.number(group.count())),
                        Cell.of(group.type()),
                        Cell.of(ago(group.first(), now)),
                        Cell.of(ago(group.last(), now)),
                        Cell.of(group.fingerprint()),
                        Cell.of(group.message())))
                .toList());
    }

    private static String ago(Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        return Ages.brief(age.isNegative() ? Duration.ZERO : age);
    }
}
