package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.Footprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the header, the panes and the detail show. */
sealed interface PictureFinding extends Finding {

    /** The change mark. */
    record Mark(long mark) implements PictureFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.feed().withMark(mark)));
        }
    }

    /** The counts and the queues that are paused. */
    record Counted(Counts counts, Set<String> paused) implements PictureFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.figures().with(counts, paused)));
        }
    }

    /** What waits and what is orphaned. */
    record Waiting(Backlog backlog) implements PictureFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.figures().with(backlog)));
        }
    }

    /** What went through. */
    record Flowed(List<FlowMinute> flow) implements PictureFinding {
        @Override
        public Next into(Model model) {
            Throughput throughput = model.figures().throughput().read(flow, model.millis());
            return Next.of(model.with(model.figures().with(throughput)));
        }
    }

    /**
     * The target's size and the number of its workers.
     *
     * @param freeDisk null where the disk is elsewhere
     */
    record Sized(Footprint footprint, int workers, @Nullable Long freeDisk) implements PictureFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.with(model.figures().with(footprint, workers, freeDisk)));
        }
    }

    /** Rows of a pane. */
    record Rows(JobState state, Page<JobRow> page) implements PictureFinding {
        @Override
        public Next into(Model model) {
            Board board = model.board();
            Pane before = board.pane(state);
            Pane pane = before.take(page, Layout.rows(model, state), board.focus() == state);
            Optional<Long> lost = before.lost(page).filter(id -> !model.work().explains(id));
            Pane settled = lost.isPresent() ? pane.slid(model.millis()) : pane;
            return Next.of(model.with(board.with(settled).roomFor(page.rows())));
        }
    }

    /** How many jobs a filter matches: the pane's, and the one being typed for it. */
    record Matches(JobState state, long count) implements PictureFinding {
        @Override
        public Next into(Model model) {
            Optional<FilterLine> typed = model.layer(FilterLine.class).filter(line -> line.state() == state);
            if (typed.isPresent()) {
                FilterLine line = typed.get();
                return Next.of(model.replace(line, line.withMatches(count)));
            }
            Pane pane = model.board().pane(state);
            return Next.of(
                    model.with(model.board().with(pane.with(pane.narrowing().withMatches(count)))));
        }
    }

    /** How many of a pane's marked jobs it can show. */
    record Shown(JobState state, long count) implements PictureFinding {
        @Override
        public Next into(Model model) {
            Pane pane = model.board().pane(state);
            return Next.of(model.with(model.board().with(pane.with(pane.marks().withShown(count)))));
        }
    }

    /** Everything about one job; empty when it is gone. */
    record Read(Optional<JobPage> page) implements PictureFinding {
        @Override
        public Next into(Model model) {
            return Next.of(model.layer(Detail.class)
                    .map(detail -> model.replace(detail, detail.read(page)))
                    .orElse(model));
        }
    }
}
