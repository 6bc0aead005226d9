package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From when on a queue is not healthy: limits, each alone or as {@code WARNING,CRITICAL}. */
final class HealthArgs {
    @Option(
            names = "--max-dead",
            paramLabel = "N",
            description = "For monitoring: critical with more dead jobs; W,N warns above W.")
    private @Nullable String maxDead;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "The same of how long the oldest ready job waits: 5m, or 1m,5m.")
    private @Nullable String maxAge;

    @Option(names = "--max-orphans", paramLabel = "N", description = "The same of locked jobs whose lease has run out.")
    private @Nullable String maxOrphans;

    /** Whether any was said. */
    boolean isSaid() {
        return maxDead != null || maxAge != null || maxOrphans != null;
    }

    /** What was said, as limits of these figures. */
    List<Health.Limit> limits(long dead, long oldestReadySeconds, long orphans) {
        List<Health.Limit> limits = new ArrayList<>();
        add(limits, "dead", "", dead, maxDead, text -> count("--max-dead", text));
        add(limits, "oldest_ready", "s", oldestReadySeconds, maxAge, HealthArgs::seconds);
        add(limits, "orphans", "", orphans, maxOrphans, text -> count("--max-orphans", text));
        return limits;
    }

    /** Refuses what is no limit, before anything is opened. */
    void check() {
        limits(0, 0, 0);
    }

    private interface Parsing {
        long parse(String text);
    }

    private static void add(
            List<Health.Limit> limits, String name, String unit, long value, @Nullable String said, Parsing parsing) {
        if (said == null) {
            return;
        }
        int comma = said.indexOf(',');
        OptionalLong warning =
                comma < 0 ? OptionalLong.empty() : OptionalLong.of(parsing.parse(said.substring(0, comma)));
        limits.add(new Health.Limit(name, unit, value, warning, parsing.parse(said.substring(comma + 1))));
    }

    private static long count(String option, String text) {
        String what = "a whole number, or two with a comma";
        long number = Numbers.whole(option, text, what);
        if (number < 0) {
            throw Numbers.expected(option, what, text);
        }
        return number;
    }

    private static long seconds(String text) {
        return Durations.parse(text).toSeconds();
    }
}
