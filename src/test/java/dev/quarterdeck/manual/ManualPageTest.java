package dev.quarterdeck.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManualPageTest {
    @Command(name = "qdeck", version = "qdeck 1.2")
    static final class Program {
        @Option(
                names = "--db",
                paramLabel = "TARGET",
                scope = CommandLine.ScopeType.INHERIT,
                description = "The queue.")
        String target;
    }

    @Command(
            name = "put",
            aliases = "add",
            description = {"Put a job.", ".profile is a file, 100%% of it."})
    static final class Put {
        @Option(
                names = {"-y", "--yes"},
                description = "Do not ask.")
        boolean yes;

        @Option(names = "--hidden", hidden = true)
        boolean hidden;

        @Parameters(paramLabel = "TYPE", arity = "1..*", description = "The handler.")
        List<String> types;
    }

    @Test
    void tellsWhatTheDefinitionsTell() {
        var language = new CommandLine(new Program()).addSubcommand("put", new Put());

        String page = new ManualPage(language, LocalDate.of(2026, 2, 1)).fill("""
                .TH QDECK 1 "@DATE@" "@VERSION@"
                @OPTIONS@
                @COMMANDS@
                """);

        assertThat(page).isEqualTo("""
                .TH QDECK 1 "2026-02-01" "qdeck 1.2"
                .TP
                \\fB\\-\\-db\\fR=\\fITARGET\\fR
                The queue.
                .SS put, add
                \\fBqdeck put\\fR [\\fIOPTION\\fR]... \\fITYPE\\fR...
                .PP
                Put a job.
                .PP
                \\&.profile is a file, 100% of it.
                .TP
                \\fITYPE\\fR
                The handler.
                .TP
                \\fB\\-y\\fR, \\fB\\-\\-yes\\fR
                Do not ask.
                """);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "C:\\temp, C:\\etemp",
                "age=1h..24h, age=1h..24h",
                "error~timeout, error\\(titimeout",
                "it's `ls` ^C, it\\(aqs \\(gals\\(ga \\(haC",
                "Grüße, Gr\\[u00FC]\\[u00DF]e"
            })
    void keepsTextAsItIsRead(String text, String roff) {
        assertThat(Roff.plain(text)).isEqualTo(roff);
    }
}
