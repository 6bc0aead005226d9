package dev.quarterdeck.command;

import dev.quarterdeck.json.JsonLine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How a queue fares beside its limits, as monitoring systems read it from Nagios plugins: an exit code and a line. */
record Health(List<Limit> limits) {

    /** The plugins' states; the exit codes are their ordinals. {@code UNKNOWN} is a target that cannot be opened. */
    enum State {
        OK,
        WARNING,
        CRITICAL,
        UNKNOWN
    }

    /**
     * One figure and its limit.
     *
     * @param warning above this it is time to look
     * @param critical above this something is wrong
     */
    record Limit(String name, String unit, long value, OptionalLong warning, long critical) {

        State state() {
            if (value > critical) {
                return State.CRITICAL;
            }
            return warning.isPresent() && value > warning.getAsLong() ? State.WARNING : State.OK;
        }

        private String sentence() {
            String words = name.replace('_', ' ') + " " + value + unit;
            return switch (state()) {
                case OK -> words;
                case WARNING -> words + " (above " + warning.getAsLong() + unit + ")";
                default -> words + " (above " + critical + unit + ")";
            };
        }

        /** {@code label=value;warning;critical}, which they draw. */
        private String performance() {
            String warns = warning.isPresent() ? String.valueOf(warning.getAsLong()) : "";
            return name + "=" + value + unit + ";" + warns + ";" + critical;
        }
    }

    State state() {
        return limits.stream().map(Limit::state).max(Comparator.naturalOrder()).orElse(State.OK);
    }

    /** {@code QDECK CRITICAL - dead 12 (above 10), orphans 0 | dead=12;;10 orphans=0;;5}. */
    String line() {
        return "QDECK " + state() + " - " + limits.stream().map(Limit::sentence).collect(Collectors.joining(", "))
                + " | " + limits.stream().map(Limit::performance).collect(Collectors.joining(" "));
    }

    void json(JsonLine line) {
        line.text("state", state().name().toLowerCase(Locale.ROOT))
                .objects("limits", limits, (each, limit) -> each.text("name", limit.name())
                        .number("value", limit.value())
                        .number(
                                "warning",
                                limit.warning().isPresent()
                                        ? Long.valueOf(limit.warning().getAsLong())
                                        : null)
                        .number("critical", limit.critical())
                        .text("state", limit.state().name().toLowerCase(Locale.ROOT)));
    }
}
