package dev.quarterdeck.bench;

import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same questions of a file of ten thousand jobs and of one that has grown, in turn: "bare" is the small file. What an
 * index leads to must take as long in both; what has to look at every job says so, and may grow as they do. The picture
 * of growth is drawn from these rows.
 */
final class Growth implements Work {

    /** What the words of its rows begin with. */
    static final String WORK = "growth to ";

    private static final List<Act> ACTS = List.of(
            new Act("counts of all queues and states", steady(2), GrownQueue::counts),
            new Act("first page of the done", steady(2), GrownQueue::firstPage),
            new Act("page in their middle", steady(2), GrownQueue::deepPage),
            new Act("page by type and age", steady(2), GrownQueue::filteredPage),
            new Act("count by type and age of a minute's jobs", steady(2), GrownQueue::countByTypeAndAge),
            new Act("purge 100 marked jobs into the trash", steady(2), GrownQueue::purge),
            new Act("ready and scheduled (counts the fewer)", steady(2), GrownQueue::backlog),
            new Act("count by text (reads every job)", linear(), GrownQueue::countByText),
            // Last, because these make more jobs.
            new Act("enqueue one, durable", steady(1.5), GrownQueue::enqueue),
            // As ClaimRate has it for claims out of many pending jobs.
            new Act("claim one", jobs -> jobs > 1_000_000 ? 1 / 0.65 : 1 / 0.8, GrownQueue::claim));

    private final List<Integer> sizes;
    private final GrownFiles files;

    /**
     * Something asked.
     *
     * @param limit how many times as long it may take in a file of so many jobs
     */
    private record Act(String words, Limit limit, Ask ask) {}

    @FunctionalInterface
    private interface Limit {
        double at(int jobs);
    }

    @FunctionalInterface
    private interface Ask {
        long nanos(GrownQueue queue) throws Exception;
    }

    private Growth(List<Integer> sizes, GrownFiles files) {
        this.sizes = sizes;
        this.files = files;
    }

    static Growth upTo(Size size, GrownFiles files) {
        return new Growth(size == Size.FULL ? List.of(size.jobs(), size.mostJobs()) : List.of(size.jobs()), files);
    }

    private static Limit steady(double times) {
        return jobs -> times;
    }

    /** As many times as there are more jobs, and twice that: they lie no longer in the nearest memory. */
    private static Limit linear() {
        return jobs -> 2.0 * jobs / GrownFiles.SMALL;
    }

    @Override
    public List<Question> questions() {
        return sizes.stream()
                .flatMap(jobs -> ACTS.stream()
                        .map(act -> new Question(
                                WORK + Ages.number(jobs) + " jobs: " + act.words(),
                                "ms",
                                Goal.ratioAtMost(act.limit().at(jobs)))))
                .toList();
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (int jobs : sizes) {
            try (var large = new GrownQueue(files.of(jobs, ground));
                    var small = new GrownQueue(files.copyOfSmall(ground))) {
                for (Act act : ACTS) {
                    figures.add(Rounds.of(
                                    ground.longRounds(),
                                    () -> millis(act.ask(), large, ground),
                                    () -> millis(act.ask(), small, ground))
                            .figure(0, 1));
                }
            }
        }
        return figures;
    }

    /** The mean of as many as there is time for, at least one. */
    private static double millis(Ask ask, GrownQueue queue, Ground ground) throws Exception {
        Duration window = ground.size().window().dividedBy(2);
        long start = System.nanoTime();
        long nanos = 0;
        int asked = 0;
        do {
            nanos += ask.nanos(queue);
            asked++;
        } while (System.nanoTime() - start < window.toNanos());
        return nanos / 1e6 / asked;
    }
}
