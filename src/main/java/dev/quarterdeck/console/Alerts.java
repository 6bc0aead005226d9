package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has passed its limit, in the header; the bell rings once for each time that it does. */
final class Alerts {
    private Alerts() {}

    /** Takes note of what passed its limit, or has fallen below it again. A picture that is frozen changes nothing. */
    static Next due(Model model) {
        if (model.feed().frozen()) {
            return Next.of(model);
        }
        Set<Alert> standing = EnumSet.noneOf(Alert.class);
        for (Alert alert : Alert.values()) {
            if (alert.text(model).isPresent()) {
                standing.add(alert);
            }
        }
        if (standing.equals(model.alerts())) {
            return Next.of(model);
        }
        Next next = Next.of(model.with(standing));
        boolean passed = !model.alerts().containsAll(standing);
        return passed && model.setup().alerts().bell() ? next.and(new Effect.Ask(App.Request.BELL)) : next;
    }

    /** All of them, or where there is no room the first and how many more there are; empty while all is well. */
    static Line line(Model model, int cells) {
        List<String> texts = texts(model);
        Line all = line(texts);
        return texts.size() <= 1 || all.cells() <= cells
                ? all
                : line(List.of(texts.get(0) + " +" + (texts.size() - 1)));
    }

    /** All of them without their limits, which whoever set them knows: {@code dead 412 · oldest 6m}. */
    static Line brief(Model model) {
        return line(texts(model).stream()
                .map(text -> text.replaceFirst(" [<>] .*", ""))
                .toList());
    }

    private static List<String> texts(Model model) {
        return model.alerts().stream()
                .sorted()
                .map(alert -> alert.text(model))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Line line(List<String> texts) {
        return texts.isEmpty()
                ? Line.EMPTY
                : Line.of(
                        " " + String.join(" · ", texts) + " ",
                        Style.of(JobState.LOCKED).strong().reversed());
    }
}
