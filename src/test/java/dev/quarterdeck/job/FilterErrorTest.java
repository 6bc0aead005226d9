package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrong term is answered with: the whole sentence. */
class FilterErrorTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            # fields and operators
            tpye=x -> unknown field "tpye" in "tpye=x": did you mean type?
            prio=high -> unknown field "prio" in "prio=high": did you mean priority?
            EROR~x -> unknown field "EROR" in "EROR~x": did you mean error?
            foo=x -> unknown field "foo" in "foo=x": expected type, queue, name, key, worker, error, payload, reason, fingerprint, id, attempts, priority, age or run
            state=dead -> unknown field "state" in "state=dead": a state is a word of its own, such as dead
            =x -> no field before = in "=x": write a term without blanks, such as type=mail.*
            >= -> no field before >= in ">=": write a term without blanks, such as type=mail.*
            type>x -> type does not go with > in "type>x": use = ~ != or !~
            reason~ex -> reason does not go with ~ in "reason~ex": use = or !=
            reason>=exhausted -> reason does not go with >= in "reason>=exhausted": use = or !=
            id~5 -> id does not go with ~ in "id~5": use = != >= > <= or <
            # empty values
            type= -> an empty value in "type=": write type=VALUE
            id>= -> an empty value in "id>=": write id>=VALUE
            reason= -> an empty value in "reason=": write reason=VALUE
            type=a,,b -> an empty value in "type=a,,b": write a value, or leave the comma out
            type=a, -> an empty value in "type=a,": write a value, or leave the comma out
            name='' -> an empty value in "name=''": write a value, or leave the comma out
            id=1, -> an empty value in "id=1,": write a value, or leave the comma out
            a,,b -> an empty value in "a,,b": write a value, or leave the comma out
            , -> an empty value in ",": write a value, or leave the comma out
            # reasons and priorities
            reason=exausted -> unknown reason "exausted" in "reason=exausted": did you mean exhausted?
            reason=exhausted,x -> unknown reason "x" in "reason=exhausted,x": expected exhausted, unprocessable or cancelled
            priority=hgh.. -> unknown priority "hgh" in "priority=hgh..": did you mean high?
            priority=crit -> unknown priority "crit" in "priority=crit": did you mean critical?
            priority=3 -> unknown priority "3" in "priority=3": expected low, normal, high or critical
            priority>critical -> nothing is above critical in "priority>critical": write priority=critical
            priority<low -> nothing is below low in "priority<low": write priority=low
            # fingerprints
            fingerprint=1b54 -> "1b54" is no fingerprint in "fingerprint=1b54": write 12 hexadecimal digits, as qdeck errors shows them
            fingerprint=1b54f558b848, -> "" is no fingerprint in "fingerprint=1b54f558b848,": write 12 hexadecimal digits, as qdeck errors shows them
            fingerprint~1b54f558b848 -> fingerprint does not go with ~ in "fingerprint~1b54f558b848": use = or !=
            fingerprint= -> an empty value in "fingerprint=": write fingerprint=VALUE
            fingerpint=1b54f558b848 -> unknown field "fingerpint" in "fingerpint=1b54f558b848": did you mean fingerprint?
            # numbers
            id=x -> "x" is no whole number in "id=x": write digits only, such as 0, 3 or 12403
            id=-1 -> "-1" is no whole number in "id=-1": write digits only, such as 0, 3 or 12403
            attempts>3,4 -> "3,4" is no whole number in "attempts>3,4": write digits only, such as 0, 3 or 12403
            id=12,000 -> "000" is no whole number in "id=12,000": write digits only, such as 0, 3 or 12403
            12,1e -> "1e" is no whole number in "12,1e": write digits only, such as 0, 3 or 12403
            id=٣ -> "٣" is no whole number in "id=٣": write digits only, such as 0, 3 or 12403
            id=9223372036854775808 -> too large a number "9223372036854775808" in "id=9223372036854775808": the largest is 9223372036854775807
            id>9223372036854775807 -> nothing is above 9223372036854775807 in "id>9223372036854775807": write id=9223372036854775807
            attempts<0 -> nothing is below 0 in "attempts<0": write attempts=0
            88,121 -> "88,121" can be one id or several: write 88121, or 88 121
            1,204,331 -> "1,204,331" can be one id or several: write 1204331, or 1 204 331
            # durations
            age=90.. -> "90" is no duration in "age=90..": did you mean 90s?
            age=1hour.. -> "1hour" is no duration in "age=1hour..": did you mean 1h?
            age>5min -> "5min" is no duration in "age>5min": did you mean 5m?
            age>20msec -> "20msec" is no duration in "age>20msec": did you mean 20ms?
            run<1H -> "1H" is no duration in "run<1H": did you mean 1h?
            age=1w.. -> "1w" is no duration in "age=1w..": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d
            age=-1h.. -> "-1h" is no duration in "age=-1h..": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d
            age=1h -> one moment instead of a range in "age=1h": did you mean age=1h.. or age=..1h?
            run!=0s -> one moment instead of a range in "run!=0s": did you mean run=0s.. or run=..0s?
            age=106751991168d.. -> "106751991168d" is no duration in "age=106751991168d..": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d
            # ranges
            id=20..10 -> a reversed range in "id=20..10": did you mean 10..20?
            priority=high..low -> a reversed range in "priority=high..low": did you mean low..high?
            age=2h..90m -> a reversed range in "age=2h..90m": did you mean 90m..2h?
            id=.. -> a range without ends in "id=..": write id=FROM..TO, FROM.. or ..TO
            id=1..2..3 -> "2..3" is no whole number in "id=1..2..3": write digits only, such as 0, 3 or 12403
            1h.. -> a range without a field in "1h..": did you mean age=1h..?
            ..high -> a range without a field in "..high": did you mean priority=..high?
            # quotes, escapes, wildcards
            error~'abc -> an unclosed ' in "error~'abc": close it, or write %27 for the character itself
            error~"abc' -> an unclosed " in "error~"abc'": close it, or write %22 for the character itself
            payload~"id":42 -> text after the closing " in "payload~"id":42": put all of the value in quotes, or write %22 for the character itself
            error~100% -> a % without two hexadecimal digits after it in "error~100%": write %25 for the character itself
            error~%4g -> a % without two hexadecimal digits after it in "error~%4g": write %25 for the character itself
            error~%٣٣ -> a % without two hexadecimal digits after it in "error~%٣٣": write %25 for the character itself
            name=%C3 -> bytes that are no UTF-8 in "name=%C3": write every byte of a character as %XX
            name=%C3x%BC -> bytes that are no UTF-8 in "name=%C3x%BC": write every byte of a character as %XX
            name=%ED%A0%80 -> bytes that are no UTF-8 in "name=%ED%A0%80": write every byte of a character as %XX
            mail.* -> a wildcard without a field in "mail.*": write type=mail.*, or %2A for the character itself
            --older-than -> expected a filter term, got the option "--older-than": for a text search write error~--older-than
            """)
    void aWrongTermIsAnsweredWithTheNearestRightOne(String word, String message) {
        FilterException error = refusal(List.of("type=x", word));

        assertThat(error).hasMessage(message);
        assertThat(error.word()).isEqualTo(word);
    }

    @Test
    void notNeedsATerm() {
        assertThat(refusal(List.of("type=x", "not")))
                .hasMessage("a term is missing after \"not\": write, for example, not type=mail.*");
    }

    @Test
    void anEmptyWordIsAnEmptyValue() {
        assertThat(refusal(List.of(""))).hasMessage("an empty value in \"\": write a value, or leave the comma out");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(refusal(List.of("name=a\uD83D")))
                .hasMessage("half a surrogate pair in \"name=a\uD83D\": write whole characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=",
                "error~%",
                "error~'",
                "id=1",
                "age=1",
                "1,000",
                "*",
                "--",
                "reason=",
                "fingerprint=",
                "priority="
            })
    void aLongWordMakesNoLongMessage(String start) {
        String word = start + "😀x".repeat(100_000);

        FilterException error = refusal(List.of(word.startsWith("1,000") ? "1" + ",000".repeat(100_000) : word));

        assertThat(error.getMessage()).hasSizeLessThan(500).contains("...");
    }

    private static FilterException refusal(List<String> words) {
        FilterException error = catchThrowableOfType(FilterException.class, () -> FilterParser.parse(words));
        assertThat(error).isNotNull();
        return error;
    }
}
