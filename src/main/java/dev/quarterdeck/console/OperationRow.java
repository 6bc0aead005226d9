package dev.quarterdeck.console;

import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.text.SafeText;

/**
 * One operation as the audit shows it. Every text in it is harmless; of the operation itself none is drawn.
 *
 * @param command its beginning, more than any terminal is wide
 */
record OperationRow(OperationInfo info, String command, String who, String surface, String note) implements Row {
    private static final int LONGEST = 512;

    static OperationRow of(OperationInfo info) {
        return new OperationRow(
                info,
                SafeText.line(info.command(), LONGEST),
                SafeText.line(info.by().actor()),
                SafeText.line(info.by().surface()),
                SafeText.line(info.by().note()));
    }

    @Override
    public long id() {
        return info.number();
    }

    String verb() {
        return SafeText.line(info.verb(), LONGEST);
    }

    @Override
    public String words() {
        return String.join(" ", Long.toString(id()), who, surface, command, note);
    }
}
