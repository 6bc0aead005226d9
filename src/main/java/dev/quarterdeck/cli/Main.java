package dev.quarterdeck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process starts: parses the command line, runs the verb, ends with its exit code. */
@Command(
        name = "qdeck",
        description = "A durable job queue in one SQLite file, and the console to run it from.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code, leaving the process alive. */
    static int run(String... args) {
        var out = writer(FileDescriptor.out);
        var err = writer(FileDescriptor.err);
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::usageError)
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int usageError(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        command.getErr()
                .printf(
                        Locale.ROOT,
                        "qdeck: %s; try '%s --help'%n",
                        problem(wrong),
                        command.getCommandSpec().qualifiedName());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String problem(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "unknown command '" + unmatched.getUnmatched().get(0) + "'";
        }
        return String.valueOf(wrong.getMessage());
    }

    /** Not System.out and System.err: before JDK 18 their encoding follows the locale, ours is always UTF-8. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The version of the jar; a class directory has none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"qdeck " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
