package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs, a page at a time. */
@LeastRole(Role.VIEWER)
@Command(
        name = "list",
        description = {
            "List jobs.",
            "Pending ones in the order of their claims, locked ones by lease, done and dead ones newest first; of several"
                    + " states one after the other."
        })
final class ListJobs extends VerbCommand {
    private static final int PAGE = 200;

    @Mixin
    private SelectionArgs selection;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many jobs; 100 unless said.")
    private String limit = "100";

    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            description = "claim, lease, newest, oldest, id or attempts; over all states at once.")
    private @Nullable String sort;

    @Override
    public Integer call() {
        long left = Numbers.positive("--limit", limit);
        Order order = sort == null ? null : Orders.parse(sort);
        Instant now = now();
        Selection selected = selection.selection(now, false);
        try (var opened = open(Access.READ)) {
            var pages = new Pages(opened.jobs(), writer(now), left);
            if (order != null) {
                pages.write(selected, order);
            } else {
                for (JobState state : JobState.values()) {
                    if (selected.states().isEmpty() || selected.states().contains(state)) {
                        pages.write(in(state, selected), Orders.natural(state));
                    }
                }
            }
        }
        return Exit.DONE;
    }

    private static Selection in(JobState state, Selection selected) {
        return new Selection(Set.of(state), selected.ids(), selected.filter(), false, selected.now());
    }

    private Consumer<List<Job>> writer(Instant now) {
        Output output = output();
        if (!output.json()) {
            return new JobTable(output, now)::rows;
        }
        return jobs -> {
            jobs.forEach(job -> output.json(line -> JobJson.job(line, job)));
            output.flush();
        };
    }

    /** Reads pages one after the other and hands each on, until the limit is reached. */
    private static final class Pages {
        private final JobReader reader;
        private final Consumer<List<Job>> writer;
        private long left;

        Pages(JobReader reader, Consumer<List<Job>> writer, long limit) {
            this.reader = reader;
            this.writer = writer;
            this.left = limit;
        }

        void write(Selection selection, Order order) {
            Job last = null;
            while (left > 0) {
                int size = (int) Math.min(PAGE, left);
                List<Job> page = reader.page(new PageQuery(selection, order, last, false, size));
                writer.accept(page);
                left -= page.size();
                if (page.size() < size) {
                    return;
                }
                last = page.get(page.size() - 1);
            }
        }
    }
}
