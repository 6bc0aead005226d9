package dev.quarterdeck.console;

import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives the terminal a text for its clipboard: what the cursor is on, in the form in which it can be used elsewhere. */
final class Copying {
    /** Terminals take about 74 KiB in base64. */
    private static final int MOST_BYTES = 54_000;

    private Copying() {}

    /** The ids of the jobs that are marked, else the one under the cursor. */
    static Next ids(Model model) {
        Pane pane = model.pane();
        List<Long> ids = pane.marks().isEmpty()
                ? pane.current().map(row -> List.of(row.id())).orElse(List.of())
                : pane.marks().ids();
        String words = ids.stream().map(id -> Long.toString(id)).collect(Collectors.joining(" "));
        return copy(model, words, ids.size() == 1 ? "job id " + words : Ages.number(ids.size()) + " job ids");
    }

    static Optional<String> idsObstacle(Model model) {
        Pane pane = model.pane();
        if (pane.marks().everything()) {
            return Optional.of("everything is marked: a filter says that better than ids");
        }
        return pane.marks().isEmpty() ? Marking.cursorObstacle(model) : Optional.empty();
    }

    /** The payload of the job that is open, which has to be read for it. */
    static Next payload(Model model) {
        Lane lane = Lane.of(Lane.Kind.COPY);
        if (model.top().orElse(null) instanceof TrashedJob job) {
            long id = job.row().id();
            return Refresh.ask(
                    model,
                    lane,
                    id,
                    number ->
                            new Effect.ReadPayload(lane, number, id, job.heap().id()));
        }
        return model.layer(Detail.class)
                .map(detail -> detail.row().id())
                .map(id -> Refresh.ask(model, lane, id, number -> new Effect.ReadPayload(lane, number, id, null)))
                .orElseGet(() -> Next.of(model));
    }

    /** The payload was read; what a shell or a terminal could take for a command is harmless by then. */
    static Next payload(Model model, long id, String payload) {
        return copy(model, String.join("\n", SafeText.block(payload)), "payload of job " + Ages.number(id));
    }

    /** The commands of the log, or what a command said. */
    static Next text(Model model) {
        return model.top()
                .filter(Reader.class::isInstance)
                .map(Reader.class::cast)
                .map(reader -> copy(model, reader.copy(model), reader.title()))
                .orElseGet(() -> Next.of(model));
    }

    /** The filter that selects the group of errors. */
    static Next cause(Model model) {
        return model.layer(Errors.class)
                .flatMap(Errors::narrowing)
                .map(group -> copy(model, group.text(), "filter " + group.text()))
                .orElseGet(() -> Next.of(model));
    }

    /** The name of the queue under the cursor. */
    static Next queue(Model model) {
        return model.layer(Queues.class)
                .flatMap(queues -> queues.list().current())
                .map(row -> copy(model, row.name(), "queue " + row.name()))
                .orElseGet(() -> Next.of(model));
    }

    /** The name of the worker under the cursor. */
    static Next worker(Model model) {
        return model.layer(WorkerList.class)
                .flatMap(workers -> workers.list().current())
                .map(row -> copy(model, row.name(), "worker " + row.name()))
                .orElseGet(() -> Next.of(model));
    }

    /** The command of the operation that is open or under the cursor, all of it. */
    static Next operation(Model model) {
        return Audit.current(model)
                .or(() -> Trash.current(model).map(TrashRow::operation))
                .map(row -> copy(
                        model, SafeText.line(row.info().command()), "command of operation " + Ages.number(row.id())))
                .orElseGet(() -> Next.of(model));
    }

    /** The id of the job under the cursor in the trash. */
    static Next trashedId(Model model) {
        return model.layer(TrashedJobs.class)
                .flatMap(jobs -> jobs.list().current())
                .map(row -> copy(model, Long.toString(row.id()), "job id " + row.id()))
                .orElseGet(() -> Next.of(model));
    }

    private static Next copy(Model model, String text, String what) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MOST_BYTES
                ? Next.of(model.say(Notice.hint(what + " is too long for a clipboard: " + Ages.number(bytes)
                        + " bytes; export writes it to a file")))
                : Next.of(model.say(Notice.good("copied: " + what))).and(new Effect.Copy(text));
    }
}
