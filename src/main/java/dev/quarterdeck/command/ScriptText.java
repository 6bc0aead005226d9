package dev.quarterdeck.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Cuts the text of a script into its commands; what stands in quotes is never a mark. */
public final class ScriptText {
    private ScriptText() {}

    /** The commands of a text, with {@code ;} between them. */
    public static List<String> commands(String text) {
        var commands = new ArrayList<String>();
        int from = 0;
        for (int end = find(text, from, c -> c == ';'); end < text.length(); end = find(text, from, c -> c == ';')) {
            commands.add(text.substring(from, end));
            from = end + 1;
        }
        commands.add(text.substring(from));
        return commands;
    }

    /** The line without its comment: a {@code #} begins one where it begins a word. */
    public static String withoutComment(String line) {
        for (int at = find(line, 0, c -> c == '#'); at < line.length(); at = find(line, at + 1, c -> c == '#')) {
            if (at == 0 || Character.isWhitespace(line.charAt(at - 1))) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    /** The first such character from a place on that is neither quoted nor after a backslash; else the text's length. */
    private static int find(String text, int from, IntPredicate wanted) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (wanted.test(c)) {
                return i;
            }
        }
        return text.length();
    }
}
