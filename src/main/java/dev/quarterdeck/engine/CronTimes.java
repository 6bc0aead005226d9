package dev.quarterdeck.engine;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.quarterdeck.job.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ticks of a cron expression in a time zone, each on a whole minute. An expression has five fields, minute, hour, day
 * of month, month and day of week, of which either day is enough when both are given; or it is a nickname.
 *
 * <p>Where clocks are set, an expression that names hours ticks once a day for each of them: at the moment of the change
 * for an hour that is left out, and the first time for one that comes twice. An expression of every hour follows the time
 * that passes.
 */
public final class CronTimes {
    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private static final String EXPECTED =
            "expected five fields, minute hour day month weekday, such as '30 2 * * 1-5',"
                    + " or @hourly, @daily, @weekly, @monthly or @yearly, got: ";

    private static final List<String> FIELDS = List.of(
            "the minute to be 0 to 59",
            "the hour to be 0 to 23",
            "the day to be 1 to 31",
            "the month to be 1 to 12 or JAN to DEC",
            "the weekday to be 0 to 7 or SUN to SAT");

    private static final Set<String> EVERY_HOUR = Set.of("*", "*/1", "0-23");

    /** From here on, whatever comes at all comes within eight years. */
    private static final LocalDateTime ANY_MOMENT = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final String cron;
    private final ZoneId zone;
    private final ZoneRules rules;
    private final ExecutionTime times;
    private final boolean everyHour;

    private CronTimes(String cron, ZoneId zone, ExecutionTime times, boolean everyHour) {
        this.cron = cron;
        this.zone = zone;
        this.rules = zone.getRules();
        this.times = times;
        this.everyHour = everyHour;
    }

    /**
     * Reads an expression.
     *
     * @param zone the id of a time zone, such as {@code Europe/Vienna}, {@code UTC} or {@code +02:00}
     * @throws IllegalArgumentException when one of them cannot be read, or when no day is ever meant; the message is one
     *     line that says what to write
     */
    public static CronTimes of(String cron, String zone) {
        String said = String.join(" ", cron.strip().split("\\s+"));
        String nickname = said.toLowerCase(Locale.ROOT);
        String expression = NICKNAMES.getOrDefault(nickname, said);
        String[] fields = expression.split(" ");
        if (fields.length != FIELDS.size()) {
            throw new IllegalArgumentException(EXPECTED + said);
        }
        var times = new CronTimes(
                NICKNAMES.containsKey(nickname) ? nickname : said,
                zone(zone),
                times(expression, fields),
                EVERY_HOUR.contains(fields[1]));
        if (times.times.nextExecution(ANY_MOMENT.atZone(ZoneOffset.UTC)).isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a day that its months have, such as '0 0 28 2 *', got: " + said + ", which never comes");
        }
        return times;
    }

    /** The expression in its shortest writing. */
    public String cron() {
        return cron;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The first tick after this moment. */
    public Instant next(Instant after) {
        return everyHour ? nextAsTimePasses(after) : nextOnTheCalendar(after);
    }

    /** The last tick up to this moment. What was missed may be years: the time between is halved, not walked. */
    Instant last(Instant tick, Instant moment) {
        Instant last = tick;
        Instant end = moment;
        for (Instant next = next(last); !next.isAfter(end); next = next(last)) {
            Instant middle = last.plus(Duration.between(last, end).dividedBy(2));
            Instant later = next(middle);
            if (later.isAfter(end)) {
                last = next;
                end = middle;
            } else {
                last = later;
            }
        }
        return last;
    }

    private Instant nextAsTimePasses(Instant after) {
        Instant from = after;
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            Instant tick = nextLocal(local).toInstant(rules.getOffset(from));
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (change == null || tick.isBefore(change.getInstant())) {
                return tick;
            }
            from = change.getInstant();
            // The moment of the change is a candidate itself.
            local = change.getDateTimeAfter().minusMinutes(1);
        }
    }

    private Instant nextOnTheCalendar(Instant after) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        Instant tick;
        do {
            local = nextLocal(local);
            tick = moment(local);
        } while (!tick.isAfter(after));
        return tick;
    }

    private Instant moment(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        boolean leftOut = change != null && change.isGap();
        return leftOut ? change.getInstant() : local.atZone(zone).toInstant();
    }

    /** By the calendar alone: the library is asked in UTC, where no hour is left out and none comes twice. */
    private LocalDateTime nextLocal(LocalDateTime after) {
        return times.nextExecution(after.truncatedTo(ChronoUnit.MINUTES).atZone(ZoneOffset.UTC))
                .orElseThrow(() -> new IllegalStateException("no tick of " + cron + " after " + after))
                .toLocalDateTime();
    }

    private static ExecutionTime times(String expression, String[] fields) {
        var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        if (parses(parser, expression)) {
            return ExecutionTime.forCron(parser.parse(expression));
        }
        for (int i = 0; i < fields.length; i++) {
            if (!parses(parser, "* ".repeat(i) + fields[i] + " *".repeat(fields.length - 1 - i))) {
                throw new IllegalArgumentException("expected " + FIELDS.get(i)
                        + "; or *, a list 1,5, a range 1-5 or a step */5; got: " + fields[i] + " in " + expression);
            }
        }
        throw new IllegalArgumentException(EXPECTED + expression);
    }

    /** The library's own sentences do not name the field, it fails in more ways than it says, and it knows a bar too. */
    private static boolean parses(CronParser parser, String expression) {
        try {
            parser.parse(expression);
            return expression.indexOf('|') < 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id.strip());
        } catch (DateTimeException e) {
            var ids = new TreeMap<String, String>();
            ZoneId.getAvailableZoneIds().forEach(known -> ids.put(known.toLowerCase(Locale.ROOT), known));
            String advice = Nearest.to(id.strip(), ids.keySet())
                    .map(near -> "; did you mean " + ids.get(near) + "?")
                    .orElse("");
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Vienna or UTC, got: " + id + advice);
        }
    }
}
