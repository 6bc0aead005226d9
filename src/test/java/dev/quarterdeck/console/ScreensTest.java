package dev.quarterdeck.console;

import dev.quarterdeck.command.Theme;
import dev.quarterdeck.job.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screens as they look, at the sizes that matter. */
class ScreensTest {

    @ParameterizedTest(name = "{0} at {1}x{2} after {3}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            overview,        80,  24, "4 j"
            overview,       120,  40, "2"
            overview,        40,  12, "4"
            overview,        60,  20, "3j"
            overview,       200,  60, "3"
            one-pane,        80,  24, "4f j "
            one-pane,       120,  40, "4f/error~smtp<enter>j "
            sorted,          80,  24, "4jj  ss"
            sorted,         120,  40, "4fsss"
            detail,          80,  24, "4jj<enter>"
            detail,         120,  40, "2<enter>"
            detail,          40,  12, "4<enter>"
            filter-error,    80,  24, "4/typ=mail"
            filter-typed,    80,  24, "4/type=mail.*"
            filter-applied,  80,  24, "4 /type=image.*<enter>"
            question,        80,  24, "4*r"
            question-marked, 80,  24, "4  /reason=cancelled<enter>r"
            question-done,   80,  24, "3r"
            reason,          80,  24, "4  Mnobody needs it"
            reason,          40,  12, "1C"
            purge,           80,  24, "X"
            purge,           40,  12, "X"
            purge-typed,     80,  24, "3X<backtab>type=mail.*<backtab>5m<backtab>"
            purge-wrong,     80,  24, "3X<backtab><backtab>5 parsecs"
            purge-question,  80,  24, "3X<tab><enter>"
            pause,           80,  24, "p"
            command,         80,  24, ":req"
            output,          80,  24, ":stats<enter>"
            log,             80,  24, "4r@"
            help,            80,  24, "?"
            help,           120,  40, "2?"
            receipt,         80,  24, "4*ry"
            undo-question,   80,  24, "4*ryu"
            undo-question,   40,  12, "4*ryu"
            frozen,          80,  24, "Z"
            too-small,       32,   9, ""
            too-small,       39,  12, "q"
            """)
    void looksAsAccepted(String name, int columns, int rows, String keys) {
        Desk desk = Harbour.busy()
                .desk(columns, rows)
                .press(keys == null ? "" : keys)
                .seconds(1);
        Golden.matches(name + "-" + columns + "x" + rows, desk.screen());
    }

    @ParameterizedTest(name = "{0} at {1}x{2} after {3}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            audit,          80,  24, "ajj"
            audit,         120,  40, "ajj"
            audit,          40,  12, "ajj"
            audit-entry,    80,  24, "aG<enter>"
            audit-entry,   120,  40, "aG<enter>"
            audit-entry,    40,  12, "aG<enter>"
            audit-help,     80,  24, "a?"
            trash,          80,  24, "Tj"
            trash,         120,  40, "T"
            trash,          40,  12, "T"
            trash-jobs,     80,  24, "T<enter>jj"
            trash-jobs,    120,  40, "T<enter>"
            trash-jobs,     40,  12, "T<enter>"
            trash-job,      80,  24, "T<enter><enter>"
            trash-job,     120,  40, "T<enter><enter>"
            trash-question, 80,  24, "T<enter>u"
            """)
    void theAuditLooksAsAccepted(String name, int columns, int rows, String keys) {
        Desk desk = Records.harbour().desk(columns, rows).press(keys).seconds(1);
        Golden.matches(name + "-" + columns + "x" + rows, desk.screen());
    }

    @ParameterizedTest(name = "{0} at {1}x{2} after {3}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            errors,           80,  24, "ej"
            errors,          120,  40, "ej"
            errors,           40,  12, "ej"
            errors-filtered,  80,  24, "4/type=mail.*<enter>e"
            errors-question,  80,  24, "ejr"
            errors-reason,    80,  24, "eMno such address"
            errors-purge,     80,  24, "eX"
            errors-jobs,      80,  24, "e<enter>"
            errors-sorted,    80,  24, "es"
            errors-found,     80,  24, "e/mail<enter>n"
            errors-help,      80,  24, "e?"
            """)
    void theErrorsLookAsAccepted(String name, int columns, int rows, String keys) {
        Desk desk = Harbour.wrecked().desk(columns, rows).press(keys).seconds(1);
        Golden.matches(name + "-" + columns + "x" + rows, desk.screen());
    }

    @ParameterizedTest(name = "{0} at {1}x{2} after {3}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            queues,       80,  24, "Qj"
            queues,      120,  40, "Q"
            queues,       40,  12, "Q"
            queues-limit, 80,  24, "Qjc"
            queues-why,   80,  24, "Qji"
            queues-jobs,  80,  24, "Qj<enter>"
            workers,      80,  24, "w"
            workers,     120,  40, "w"
            workers,      40,  12, "w"
            workers-quiet,80,  24, "wp"
            trends,       80,  24, "t"
            trends,      120,  40, "t"
            trends,       40,  12, "t"
            trends-week,  80,  24, "tlll"
            """)
    void theListsAndGraphsLookAsAccepted(String name, int columns, int rows, String keys) {
        Harbour harbour = Harbour.busy();
        harbour.store.pause("night");
        harbour.store.limit("media", limits -> limits.running(4).rate(Rate.parse("50/s")));
        Desk desk = harbour.desk(columns, rows).press(keys).seconds(1);
        Golden.matches(name + "-" + columns + "x" + rows, desk.screen());
    }

    @Test
    void asciiIsEnough() {
        Desk desk = Harbour.busy().desk(80, 24).press("4 ");
        Golden.matches("overview-ascii-80x24", Screen.of(desk.model(), Glyphs.ASCII, Theme.MONO));
    }
}
