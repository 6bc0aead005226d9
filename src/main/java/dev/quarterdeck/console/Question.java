package dev.quarterdeck.console;

import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * A question that only {@code y} answers with yes, or only the count where that has to be typed. Where a key answers, every
 * other one is no: whoever types a word has not read the question, and there may be a {@code y} further on in it.
 *
 * @param remarks what else should be known
 * @param command the command that does the same; empty when there is none
 * @param field the count being typed; stays empty where a key answers
 * @param seen whether it was on the screen
 * @param aheadMillis when the last key came that cannot have been meant for it, on the monotonic clock
 */
record Question(
        Confirmation confirmation,
        List<String> remarks,
        String command,
        Deed deed,
        Field field,
        boolean seen,
        long aheadMillis)
        implements Layer {

    /** A key so soon after one that was typed ahead belongs to the same word. */
    static final long QUIET_MILLIS = 400;

    private static final long NEVER = Long.MIN_VALUE / 2;

    Question {
        remarks = List.copyOf(remarks);
    }

    static Question of(Confirmation confirmation, List<String> remarks, String command, Deed deed) {
        return new Question(confirmation, remarks, command, deed, Field.EMPTY, false, NEVER);
    }

    /** The question before an operation on many jobs. */
    static Question of(Frozen frozen, Confirmation confirmation, String note, Model model) {
        Preview preview = frozen.preview();
        var remarks = new ArrayList<String>();
        if (!note.isEmpty()) {
            remarks.add(note);
        }
        confirmation.warnings().forEach(line -> remarks.add(SafeText.line(line)));
        Span span = Span.of(preview, model);
        if (preview.matched() > 1) {
            remarks.add("oldest " + span.oldest() + " ago, newest " + span.newest() + " ago");
        }
        return of(confirmation, remarks, SafeText.line(preview.operation().command()), new Deed.Operate(frozen));
    }

    static Question queue(String queue, boolean pause) {
        String name = SafeText.line(queue);
        return of(
                yesNo((pause ? "pause queue " : "resume queue ") + name + "? (y/N)"),
                List.of(pause ? "its jobs wait until it is resumed" : "its jobs are claimed again"),
                SafeText.line((pause ? "pause " : "resume ") + QueueWord.of(queue)),
                new Deed.SwitchQueue(queue, pause));
    }

    static Question quit(Work.Running running) {
        return of(
                yesNo("stop and quit? (y/N)"),
                List.of(running.verb() + " is running; what it has done so far is kept"),
                "",
                new Deed.Quit());
    }

    /**
     * @param remark what else should be known
     * @param command the harmless command that does the same
     */
    static Question yesNo(String question, String remark, String command, Deed deed) {
        return of(yesNo(question), List.of(remark), command, deed);
    }

    private static Confirmation yesNo(String question) {
        return new Confirmation(Confirmation.Kind.YES_NO, question, List.of(), 1);
    }

    @Override
    public Scope scope() {
        return hasField() ? Scope.COUNT : Scope.QUESTION;
    }

    /** Whether the answer is typed. */
    @Override
    public boolean hasField() {
        return confirmation.kind() == Confirmation.Kind.TYPE_COUNT;
    }

    @Override
    public Next typed(Model model, Key key) {
        if (!hasField()) {
            return no(model);
        }
        return Next.of(field.edit(key).map(text -> model.swap(with(text))).orElse(model));
    }

    @Override
    public Next pasted(Model model, String text) {
        return Next.of(hasField() && hears(model) ? model.swap(with(field.insert(text))) : model);
    }

    /** One harmless line. */
    String question() {
        return SafeText.line(confirmation.question());
    }

    /**
     * Whether a key can be an answer. One that was pressed before the question was to be seen is none, whatever it is, and
     * neither is what follows it in one go: it is the rest of a word that was meant for something else, and a {@code y} in
     * it must not purge.
     */
    boolean hears(Model model) {
        return seen && model.millis() - aheadMillis >= QUIET_MILLIS;
    }

    /** As it is after a key at this moment that was not meant for it. */
    Question after(long keyMillis) {
        return new Question(confirmation, remarks, command, deed, field, seen, keyMillis);
    }

    Question drawn() {
        return new Question(confirmation, remarks, command, deed, field, true, aheadMillis);
    }

    private Question with(Field edited) {
        return new Question(confirmation, remarks, command, deed, edited, seen, aheadMillis);
    }

    Next yes(Model model) {
        return deed.perform(model.pop());
    }

    Next no(Model model) {
        return deed.refuse(model.pop());
    }

    /** Takes the typed answer; everything but the exact count is no. */
    Next accept(Model model) {
        return confirmation.accepts(field.text()) ? yes(model) : no(model);
    }

    /** Ages of the oldest and the newest. */
    record Span(String oldest, String newest) {
        static Span of(Preview preview, Model model) {
            return new Span(age(preview.oldest(), model), age(preview.newest(), model));
        }

        private static String age(java.time.@org.jspecify.annotations.Nullable Instant since, Model model) {
            return since == null ? "-" : Times.brief(Times.since(since, model.now()));
        }
    }
}
