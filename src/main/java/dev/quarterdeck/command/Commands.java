package dev.quarterdeck.command;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Makes the parser of the one command language, and runs commands through it. */
public final class Commands {
    /** Options before a verb that another word belongs to. */
    private static final Set<String> GLOBAL_WITH_VALUE = Set.of("--db", "--role", "--redact", "--assume");

    private Commands() {}

    /** The whole language: what help, completion and references are generated from. */
    public static CommandLine forSession(Session session) {
        return commandLine(session, Verbs.names());
    }

    /** The names of all verbs, in the order in which help lists them. */
    public static List<String> verbs() {
        return Verbs.names();
    }

    /** Runs one command, given as its words, and returns its exit code; whatever goes wrong becomes one error line. */
    public static int run(Session session, List<String> words) {
        try {
            int exitCode = commandLine(session, needed(words)).execute(words.toArray(String[]::new));
            session.flush();
            return exitCode;
        } catch (RuntimeException | Error e) {
            return Failures.report(session, e);
        }
    }

    /** Describing one verb to the parser, or none, is much quicker than describing all of them. */
    private static List<String> needed(List<String> words) {
        String verb = verbOf(words);
        if (verb.isEmpty()) {
            // What lists all verbs where none is said.
            boolean help = words.stream().anyMatch(word -> word.equals("-h") || word.startsWith("--help"));
            return help ? Verbs.names() : List.of();
        }
        return Verbs.isVerb(verb) ? List.of(verb) : Verbs.names();
    }

    private static CommandLine commandLine(Session session, List<String> verbs) {
        var command = new CommandLine(new Qdeck(session));
        verbs.forEach(name -> command.addSubcommand(name, Verbs.make(name)));
        var failures = new Failures(session);
        return command.setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setOut(session.out())
                .setErr(session.out())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(new Permission(session));
    }

    /** The first word that is neither an option nor the value of one; empty when there is none. */
    private static String verbOf(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (GLOBAL_WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                return word;
            }
        }
        return "";
    }
}
