package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Filter.Cause;
import dev.quarterdeck.job.Filter.DeadFor;
import dev.quarterdeck.job.Filter.Match;
import dev.quarterdeck.job.Filter.Not;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Pattern;
import dev.quarterdeck.job.Filter.Span;
import dev.quarterdeck.job.Filter.Text;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Filter.Word;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterParserTest {

    static Stream<Arguments> terms() {
        return Stream.of(
                Arguments.of("type=github.push", is(TextField.TYPE, "github.push")),
                Arguments.of("type=github.*", is(TextField.TYPE, "github.*")),
                Arguments.of("type=*.push", is(TextField.TYPE, "*.push")),
                Arguments.of("type=a*b*c", is(TextField.TYPE, "a*b*c")),
                Arguments.of("type=a***b", is(TextField.TYPE, "a*b")),
                Arguments.of("type=***", is(TextField.TYPE, "*")),
                Arguments.of("type=a,b*", is(TextField.TYPE, "a", "b*")),
                Arguments.of("error~time*out", new Text(TextField.ERROR, Match.CONTAINS, patterns("time*out"))),
                Arguments.of("reason=exhausted", new DeadFor(List.of(Reason.EXHAUSTED))),
                Arguments.of(
                        "reason=CANCELLED,unprocessable", new DeadFor(List.of(Reason.CANCELLED, Reason.UNPROCESSABLE))),
                Arguments.of("fingerprint=1b54f558b848", new Cause(List.of("1b54f558b848"))),
                Arguments.of(
                        "FINGERPRINT=1B54F558B848,0123456789ab", new Cause(List.of("1b54f558b848", "0123456789ab"))),
                Arguments.of("fingerprint!=1b54f558b848", new Not(new Cause(List.of("1b54f558b848")))),
                Arguments.of("id=10..20", number(NumberField.ID, span(10L, 20L))),
                Arguments.of("id=1,5,10..20", number(NumberField.ID, span(1L, 1L), span(5L, 5L), span(10L, 20L))),
                Arguments.of("attempts=3..", number(NumberField.ATTEMPTS, span(3L, null))),
                Arguments.of("attempts=0", number(NumberField.ATTEMPTS, span(0L, 0L))),
                Arguments.of("priority=high..", number(NumberField.PRIORITY, span(3L, null))),
                Arguments.of("priority=low,critical", number(NumberField.PRIORITY, span(1L, 1L), span(4L, 4L))),
                Arguments.of("age=1h..", number(NumberField.AGE, span(3_600_000L, null))),
                Arguments.of("age=90s..1h30m", number(NumberField.AGE, span(90_000L, 5_400_000L))),
                Arguments.of("run=..10m", number(NumberField.RUN, span(null, 600_000L))),
                Arguments.of("run=-5m..0s", number(NumberField.RUN, span(-300_000L, 0L))),
                Arguments.of("12", number(NumberField.ID, span(12L, 12L))),
                Arguments.of("10..20", number(NumberField.ID, span(10L, 20L))),
                Arguments.of("12,13..", number(NumberField.ID, span(12L, 12L), span(13L, null))),
                Arguments.of("timeout", new Word(List.of("timeout"))),
                Arguments.of("timeout,refused", new Word(List.of("timeout", "refused"))),
                Arguments.of("dead", new Word(List.of("dead"))),
                Arguments.of("hello!", new Word(List.of("hello!"))),
                Arguments.of("loading...", new Word(List.of("loading..."))),
                Arguments.of("Type=x", is(TextField.TYPE, "x")));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void readsATerm(String word, Filter expected) {
        assertThat(FilterParser.parse(List.of(word))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(TextField.class)
    void readsEveryTextField(TextField field) {
        assertThat(FilterParser.parse(List.of(field.word() + "=x"))).isEqualTo(is(field, "x"));
        assertThat(FilterParser.parse(List.of(field.word() + "~x")))
                .isEqualTo(new Text(field, Match.CONTAINS, patterns("x")));
    }

    @Test
    void noWordsAreAnyJob() {
        assertThat(FilterParser.parse(List.of())).isEqualTo(Filter.ANY);
        assertThat(Filter.ANY.canonical()).isEmpty();
    }

    @Test
    void allTermsMustHold() {
        assertThat(FilterParser.parse(List.of("type=a", "not", "name=b", "c")))
                .isEqualTo(new Filter.All(
                        List.of(is(TextField.TYPE, "a"), new Not(is(TextField.NAME, "b")), new Word(List.of("c")))));
    }

    @Test
    void notStandsBeforeEveryKindOfTerm() {
        assertThat(FilterParser.parse(List.of("not", "5"))).isEqualTo(new Not(number(NumberField.ID, span(5L, 5L))));
        assertThat(FilterParser.parse(List.of("NOT", "x"))).isEqualTo(new Not(new Word(List.of("x"))));
        assertThat(FilterParser.parse(List.of("not", "not", "x"))).isEqualTo(new Not(new Not(new Word(List.of("x")))));
    }

    @Test
    void theEndOfATextIsNoPartOfAPattern() {
        assertThat(FilterParser.parse(List.of("payload~a%00b")))
                .isEqualTo(new Text(TextField.PAYLOAD, Match.CONTAINS, patterns("a\0b")));
        assertThatThrownBy(() -> FilterParser.parse(List.of("type=a%00*")))
                .isInstanceOf(FilterException.class)
                .hasMessage("the character U+0000 beside a * in \"type=a%00*\": leave the * out");
    }

    @Test
    void moreValuesThanAStatementTakesAreRefused() {
        List<String> most = IntStream.range(0, 5_000)
                .boxed()
                .flatMap(i -> Stream.of("not", "type=a" + i + ",b"))
                .toList();
        assertThat(FilterParser.parse(most)).isInstanceOf(Filter.All.class);
        List<String> more = Stream.concat(most.stream(), Stream.of("x")).toList();

        assertThatThrownBy(() -> FilterParser.parse(more))
                .isInstanceOf(FilterException.class)
                .hasMessage(
                        "expected at most 10000 values in a filter, got: 10001; say it in several parts, or name jobs"
                                + " by their ids alone");
    }

    @Test
    void bareIdsAddUpWhereTheFirstOfThemStands() {
        assertThat(FilterParser.parse(List.of("type=a", "5", "type=b", "10..20"))
                        .canonical())
                .isEqualTo("type=a id=5,10..20 type=b");
    }

    /** Quotes that reach the parser, because the shell took an outer pair away or because a program wrote them. */
    static Stream<Arguments> quotes() {
        return Stream.of(
                Arguments.of("error~'connection refused'", "error~connection%20refused"),
                Arguments.of("error~\"connection refused\"", "error~connection%20refused"),
                Arguments.of("name='a,b','*','%41'", "name=a%2Cb,%2A,%2541"),
                Arguments.of("name='say \"hi\"'", "name=say%20%22hi%22"),
                Arguments.of("error~don't", "error~don%27t"),
                Arguments.of("payload~say\"hi\"", "payload~say%22hi%22"),
                Arguments.of("'a=b'", "a%3Db"),
                Arguments.of("'12'", "%312"),
                Arguments.of("a,'b c'", "a,b%20c"));
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void quotesEncloseAWholeValueAndMakeItLiteral(String word, String canonical) {
        assertThat(FilterParser.parse(List.of(word)).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            attempts>=3 -> attempts=3..
            attempts>3 -> attempts=4..
            attempts<=3 -> attempts=..3
            attempts<3 -> attempts=..2
            attempts==3 -> attempts=3
            attempts!=3 -> not attempts=3
            id>0 -> id=1..
            id<=0 -> id=..0
            id=10..10 -> id=10
            priority>=high -> priority=high..
            priority>high -> priority=critical..
            priority<high -> priority=..normal
            priority!=Low -> not priority=low
            age>1h -> age=1h..
            age>=1h -> age=1h..
            age<1h -> age=..1h
            age<=60m -> age=..1h
            age=..90m -> age=..1h30m
            age!=1h.. -> not age=1h..
            run>-90s -> run=-1m30s..
            type!=x -> not type=x
            type==x -> type=x
            type!=a,b -> not type=a,b
            error!~x -> not error~x
            reason!=cancelled -> not reason=cancelled
            payload~a=b>c -> payload~a%3Db%3Ec
            name=%c3%bc -> name=%C3%BC
            name=ü漢😀 -> name=%C3%BC%E6%BC%A2%F0%9F%98%80
            name=100%25%2a -> name=100%25%2A
            key=A-Z_0.9:/@+ -> key=A-Z_0.9:/@+
            """)
    void writesTheCanonicalForm(String word, String canonical) {
        Filter filter = FilterParser.parse(List.of(word));

        assertThat(filter.canonical()).isEqualTo(canonical);
        assertThat(FilterParser.parse(FilterParser.split(canonical))).isEqualTo(filter);
    }

    static Stream<String> textsThatLookLikeSomethingElse() {
        return Stream.of(
                "dead",
                "DEAD",
                "Pending",
                "daed",
                "5",
                "007",
                "10..20",
                "..20",
                "5..",
                "1h..",
                "..high",
                "not",
                "NOT",
                "type",
                "typo",
                "all",
                "ready",
                "exhausted",
                "-x",
                "--all",
                "@file",
                "a=b",
                "a~b",
                "a!=b",
                "a<b",
                "'",
                "\"",
                "%41",
                "*",
                ",",
                "\\",
                "..",
                "-",
                "é");
    }

    @ParameterizedTest
    @MethodSource("textsThatLookLikeSomethingElse")
    void aTextThatLooksLikeSomethingElseIsWrittenSoThatItStaysAText(String text) {
        for (Word word :
                List.of(new Word(List.of(text)), new Word(List.of("x", text)), new Word(List.of(text, "a b")))) {
            String canonical = word.canonical();

            assertThat(canonical).doesNotStartWith("-").doesNotStartWith("@");
            assertThat(FilterParser.parse(List.of(canonical))).isEqualTo(word);
            assertThat(SelectionParser.parse(List.of(canonical), Instant.EPOCH))
                    .isEqualTo(new Selection(Set.of(), List.of(), word, false, Instant.EPOCH));
        }
    }

    static Stream<Arguments> filtersThatNoWordsSay() {
        String none = "expected one value or more, got none";
        return Stream.of(
                unsayable(() -> new Not(Filter.ANY), "expected one term to negate, got: All[terms=[]]"),
                unsayable(() -> new Word(List.of()), none),
                unsayable(() -> new Word(List.of("a", "")), "expected words of at least one character, got: [a, ]"),
                unsayable(() -> new Text(TextField.TYPE, Match.IS, List.of()), none),
                unsayable(() -> Pattern.exactly(""), "expected a pattern of at least one character, got none"),
                unsayable(() -> new Pattern(List.of()), "expected a pattern of at least one character, got none"),
                unsayable(() -> new DeadFor(List.of()), none),
                unsayable(() -> number(NumberField.ID), none),
                unsayable(() -> span(null, null), "expected a span with at least one end, got none"),
                unsayable(() -> span(2L, 1L), "expected a span that ascends, got: 2 to 1"),
                unsayable(
                        () -> number(NumberField.ID, span(-1L, null)),
                        "expected id from 0 to 9223372036854775807, got: Span[from=-1, to=null]"),
                unsayable(
                        () -> number(NumberField.PRIORITY, span(1L, 5L)),
                        "expected priority from 1 to 4, got: Span[from=1, to=5]"),
                unsayable(
                        () -> number(NumberField.AGE, span(null, -1L)),
                        "expected age from 0 to 9223372036854775807, got: Span[from=null, to=-1]"),
                unsayable(
                        () -> number(NumberField.RUN, span(Long.MIN_VALUE, null)),
                        "expected run from -9223372036854775807 to 9223372036854775807, got: Span[from=-9223372036854775808, to=null]"));
    }

    @ParameterizedTest
    @MethodSource("filtersThatNoWordsSay")
    void aFilterThatNoWordsSayCannotBeBuilt(ThrowingCallable filter, String message) {
        assertThatIllegalArgumentException().isThrownBy(filter).withMessage(message);
    }

    private static Arguments unsayable(ThrowingCallable filter, String message) {
        return Arguments.of(filter, message);
    }

    @Test
    void writesEveryKindOfFilter() {
        List<Filter> kinds = List.of(
                new Filter.All(List.of()),
                new Not(new Word(List.of("x"))),
                is(TextField.TYPE, "x"),
                number(NumberField.ID, span(1L, 2L)),
                new DeadFor(List.of(Reason.EXHAUSTED)),
                new Cause(List.of("1b54f558b848")),
                new Word(List.of("x")));

        assertThat(kinds).extracting(Object::getClass).containsExactlyInAnyOrder(Filter.class.getPermittedSubclasses());
        assertThat(Filter.all(kinds).canonical())
                .isEqualTo("not x type=x id=1..2 reason=exhausted fingerprint=1b54f558b848 x");
    }

    @Test
    void joinsFiltersWithoutNesting() {
        Filter a = is(TextField.TYPE, "a");
        Filter b = is(TextField.TYPE, "b");

        assertThat(Filter.all(List.of())).isEqualTo(Filter.ANY);
        assertThat(Filter.all(List.of(Filter.ANY, a))).isEqualTo(a);
        assertThat(Filter.all(List.of(new Filter.All(List.of(a, b)), a))).isEqualTo(new Filter.All(List.of(a, b, a)));
    }

    private static Filter is(TextField field, String... values) {
        return new Text(field, Match.IS, patterns(values));
    }

    private static List<Pattern> patterns(String... values) {
        return Arrays.stream(values)
                .map(value -> new Pattern(List.of(value.split("\\*", -1))))
                .toList();
    }

    private static Filter number(NumberField field, Span... spans) {
        return new Filter.Number(field, List.of(spans));
    }

    private static Span span(Long from, Long to) {
        return new Span(from, to);
    }
}
