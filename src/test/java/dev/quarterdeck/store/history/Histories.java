package dev.quarterdeck.store.history;

import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.history.History.Difference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Many histories of one store, and what is told when one of them goes wrong. */
final class Histories {
    private static final Duration SHRINKING = Duration.ofSeconds(60);

    private final StoreFactory factory;
    private final Path dir;

    Histories(StoreFactory factory, Path dir) {
        this.factory = factory;
        this.dir = dir;
    }

    /** Lives through so many histories, the first from this seed; the story of the first that differs. */
    Optional<String> firstDifference(long seed, int histories, int steps) {
        OptionalLong first = firstSeed(seed, histories, steps);
        return first.isPresent()
                ? Optional.of(story(first.getAsLong(), History.invent(first.getAsLong(), steps)))
                : Optional.empty();
    }

    /** The seed of the first of so many histories that differs. */
    OptionalLong firstSeed(long seed, int histories, int steps) {
        return LongStream.range(seed, seed + histories)
                .parallel()
                .filter(each -> differenceAfter(History.invent(each, steps)).isPresent())
                .findFirst();
    }

    /** Takes exactly these steps; what is different afterwards. */
    Optional<String> replay(Step... steps) {
        return differenceAfter(List.of(steps)).map(Difference::what);
    }

    private Optional<Difference> differenceAfter(List<Step> steps) {
        return History.differenceAfter(steps, factory, dir);
    }

    private List<Step> shortest(List<Step> failing) {
        return new Shrinker(steps -> differenceAfter(steps).isPresent(), SHRINKING).shrink(failing);
    }

    /** The seed, what happened, and the steps as a test. */
    private String story(long seed, List<Step> failing) {
        List<Step> shortest = shortest(failing);
        Difference difference = differenceAfter(shortest).orElseThrow();
        StringBuilder story = new StringBuilder("history of seed " + seed + " differs from the model in its "
                + difference.what() + "\n\n    @Test\n    void replay() {\n        assertNoDifference(");
        for (int i = 0; i < shortest.size(); i++) {
            String told = i < difference.told().size() ? difference.told().get(i) : "";
            story.append("\n                // ")
                    .append(told.replace("\n", "\\n"))
                    .append("\n                ")
                    .append(shortest.get(i))
                    .append(i < shortest.size() - 1 ? "," : ");");
        }
        return story.append("\n    }\n").toString();
    }
}
