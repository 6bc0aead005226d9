package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterSplitTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of(" \t ", List.of()),
                Arguments.of("a", List.of("a")),
                Arguments.of("  type=a\tnot  b ", List.of("type=a", "not", "b")),
                Arguments.of("error~'a b' c", List.of("error~a b", "c")),
                Arguments.of("\"error~a b\"", List.of("error~a b")),
                Arguments.of("a'b c'\"d e\"f", List.of("ab cd ef")),
                Arguments.of("'it''s'", List.of("its")),
                Arguments.of("'' \"\"", List.of("", "")),
                Arguments.of("'a\"b' \"a'b\"", List.of("a\"b", "a'b")),
                Arguments.of("a\\ b \\' \\\\", List.of("a b", "'", "\\")),
                Arguments.of("\"a\\\"b\\\\c\\d\"", List.of("a\"b\\c\\d")),
                Arguments.of("error~don\\'t", List.of("error~don't")),
                Arguments.of("'a\\'b", List.of("a\\b")),
                Arguments.of("a\\", List.of("a\\")));
    }

    /** The words are those that a shell makes of the line. */
    @ParameterizedTest
    @MethodSource("lines")
    void splitsAsAShellDoes(String line, List<String> words) {
        assertThat(FilterParser.split(line)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            x error~don't go -> an unclosed ' in "error~don't go": close it, or write \\' for the character itself
            x "a b' -> an unclosed " in ""a b'": close it, or write \\" for the character itself
            "a\\" -> an unclosed " in ""a\\"": close it, or write \\" for the character itself
            """)
    void anUnclosedQuoteIsRefused(String line, String message) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> FilterParser.split(line))
                .withMessage(message);
    }
}
