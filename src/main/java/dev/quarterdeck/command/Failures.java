package dev.quarterdeck.command;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.Nearest;
import dev.quarterdeck.store.StoreException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ends a command early into one error line and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Session session;

    Failures(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        Optional<String> refusal = Permission.refusalUnderstood(wrong.getCommandLine());
        if (refusal.isPresent()) {
            // Who may not say the verb need not learn how to say it right.
            session.error(refusal.get());
            return Exit.REFUSED;
        }
        session.error(usage(wrong));
        return Exit.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return report(session, e);
    }

    /** Writes the error line and returns the exit code. */
    static int report(Session session, Throwable e) {
        if (e instanceof OutputClosedException) {
            return Exit.DONE;
        }
        int exitCode = exitCode(e);
        String message = String.valueOf(e.getMessage());
        if (e instanceof UncheckedIOException unwritten) {
            Throwable cause = unwritten.getCause();
            session.error("cannot write the results: " + (cause == null ? message : cause.getMessage()));
        } else {
            boolean ours = exitCode != Exit.FAILED || e instanceof CommandException || e instanceof StoreException;
            session.error(ours ? message : "internal error: " + e);
        }
        if (session.debug()) {
            session.trace(e);
        }
        return exitCode;
    }

    private static int exitCode(Throwable e) {
        if (e instanceof CommandException command) {
            return command.exitCode();
        }
        if (e instanceof FilterException) {
            return Exit.USAGE;
        }
        if (e instanceof StoreException.CannotOpen
                || e instanceof StoreException.Busy
                || e instanceof StoreException.Unusable) {
            return Exit.NO_TARGET;
        }
        return e instanceof StoreException.Unsupported ? Exit.REFUSED : Exit.FAILED;
    }

    private static String usage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String help = "; try '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return uncapitalized(String.valueOf(wrong.getMessage())) + help;
        }
        String word = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            boolean console = command.getParent() == null
                    && options(new CommandLine(new Console())).contains(option(word));
            return "unknown option '" + word + "'"
                    + (console
                            ? "; it is one of the console's: say 'qdeck console " + word + "'"
                            : hint(option(word), options(command), help));
        }
        return command.getParent() == null
                ? "unknown command '" + word + "'" + hint(word, Verbs.names(), help)
                : "one word too many: '" + word + "'" + help;
    }

    /** The parser's sentences begin with a capital, unlike ours. */
    private static String uncapitalized(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String hint(String word, List<String> names, String help) {
        return Nearest.to(word, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse(help);
    }

    private static String option(String word) {
        int value = word.indexOf('=');
        return value < 0 ? word : word.substring(0, value);
    }

    private static List<String> options(CommandLine command) {
        var names = new ArrayList<String>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }
}
