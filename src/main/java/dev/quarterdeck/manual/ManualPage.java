package dev.quarterdeck.manual;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The parts of the manual page that the definitions of the verbs tell, with the macros of man(7). */
public final class ManualPage {
    private final CommandLine language;
    private final LocalDate date;

    public ManualPage(CommandLine language, LocalDate date) {
        this.language = language;
        this.date = date;
    }

    /** The page: the template with the parts in their places. */
    public String fill(String template) {
        String version = String.join(" ", language.getCommandSpec().version());
        return template.replace("@VERSION@", Roff.plain(version))
                .replace("@DATE@", date.toString())
                .replace("@OPTIONS@\n", options(language.getCommandSpec()))
                .replace("@COMMANDS@\n", commands());
    }

    private String commands() {
        return Language.verbs(language).values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .map(ManualPage::command)
                .collect(joining());
    }

    private static String command(CommandSpec verb) {
        List<String> about = Language.paragraphs(verb.usageMessage().description());
        return ".SS " + Roff.plain(String.join(", ", verb.names())) + "\n"
                + synopsis(verb) + "\n"
                + about.stream().map(text -> ".PP\n" + Roff.plain(text) + "\n").collect(joining())
                + parameters(verb)
                + options(verb);
    }

    private static String synopsis(CommandSpec verb) {
        Stream<String> options =
                Language.options(verb).isEmpty() ? Stream.of() : Stream.of("[" + Roff.italic("OPTION") + "]...");
        Stream<String> places = verb.positionalParameters().stream().map(ManualPage::place);
        return Stream.of(Stream.of(Roff.bold("qdeck " + verb.name())), options, places)
                .flatMap(words -> words)
                .collect(joining(" "));
    }

    private static String place(PositionalParamSpec parameter) {
        String label = Roff.italic(parameter.paramLabel()) + (Language.isRepeatable(parameter) ? "..." : "");
        return parameter.arity().min() > 0 ? label : "[" + label + "]";
    }

    private static String parameters(CommandSpec verb) {
        return verb.positionalParameters().stream()
                .map(parameter -> item(Roff.italic(parameter.paramLabel()), parameter.description()))
                .collect(joining());
    }

    private static String options(CommandSpec command) {
        return Language.options(command).stream()
                .map(option -> item(names(option), option.description()))
                .collect(joining());
    }

    private static String names(OptionSpec option) {
        String names = Arrays.stream(option.names()).map(Roff::bold).collect(joining(", "));
        return Language.takesValue(option) ? names + "=" + Roff.italic(option.paramLabel()) : names;
    }

    private static String item(String term, String[] description) {
        String about =
                Language.paragraphs(description).stream().map(Roff::plain).collect(joining("\n"));
        return ".TP\n" + term + "\n" + about + "\n";
    }
}
