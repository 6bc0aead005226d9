package dev.quarterdeck.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a filter says, its text says the same, to the parser and to a shell. */
class FilterRoundTripTest {
    private static final long SEED = 20_261_122;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static final List<String> AWKWARD_TEXTS = List.of(
            "dead",
            "DONE",
            "daed",
            "not",
            "Not",
            "5",
            "10..20",
            "1h..",
            "..low",
            "..",
            "...",
            "type",
            "queue=",
            "a=b",
            "!",
            "-",
            "--all",
            "@x",
            "~",
            "~root",
            "$HOME",
            "`id`",
            "$(id)",
            "a;b",
            "a&b",
            "a|b",
            "(a)",
            "{a,b}",
            "[a]",
            "a?",
            "*",
            "**",
            "%",
            "%41",
            "%%",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            "\n",
            "\t",
            " ",
            "  x ",
            "#x",
            "ready",
            "all",
            "key",
            "web",
            "\u0000",
            "\u001B[0m",
            "é",
            "漢字",
            "😀",
            "\uFEFF",
            "\u202E",
            "1,000",
            ",",
            "/etc/*");

    private final Random random = new Random(SEED);

    @Test
    void tenThousandFiltersReadBackAsTheyWere() {
        for (int i = 0; i < 10_000; i++) {
            Filter filter = filter();
            String canonical = filter.canonical();

            assertThat(canonical).as("seed %d, filter %d", SEED, i).matches("[A-Za-z0-9._:/@+*%=~, -]*");
            assertThat(FilterParser.parse(FilterParser.split(canonical)))
                    .as("seed %d, filter %d: %s", SEED, i, canonical)
                    .isEqualTo(filter);
        }
    }

    @Test
    void selectionsReadBackAsTheyWere() {
        for (int i = 0; i < 3_000; i++) {
            Selection selection = selection();
            String canonical = selection.canonical();

            assertThat(SelectionParser.parse(FilterParser.split(canonical), NOW))
                    .as("seed %d, selection %d: %s", SEED, i, canonical)
                    .isEqualTo(selection);
        }
    }

    @Test
    void aShellTakesTheTextAsItStands(@TempDir Path folder) throws Exception {
        List<String> texts =
                Stream.generate(() -> selection().canonical()).limit(2_000).toList();
        Path script = folder.resolve("script");
        Files.writeString(
                script,
                texts.stream()
                        .map(text -> "printf '%s ' x " + text + "; echo\n")
                        .collect(Collectors.joining()),
                UTF_8);

        Process shell = new ProcessBuilder("sh", script.toString())
                .directory(Files.createDirectory(folder.resolve("empty")).toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(output.lines())
                .containsExactlyElementsOf(
                        texts.stream().map(text -> ("x " + text).strip() + " ").toList());
    }

    private Selection selection() {
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        List<Long> ids = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            states.addAll(list(() -> oneOf(JobState.values())));
        }
        if (random.nextInt(3) == 0) {
            ids.addAll(list(() -> number(0, 1_000)).stream().distinct().toList());
        }
        return new Selection(states, ids, filter(), false, NOW);
    }

    private Filter filter() {
        return random.nextInt(20) == 0 ? Filter.ANY : Filter.all(list(this::term));
    }

    private Filter term() {
        return switch (random.nextInt(7)) {
            case 0 -> new Filter.Not(term());
            case 1 -> new Filter.Word(list(this::text));
            case 2 -> new Filter.DeadFor(list(() -> oneOf(Reason.values())));
            case 3 -> new Filter.Cause(list(() -> Fingerprint.of(text(), text())));
            case 4 -> numbers(oneOf(NumberField.values()));
            default ->
                new Filter.Text(oneOf(Filter.TextField.values()), oneOf(Filter.Match.values()), list(this::pattern));
        };
    }

    private Filter numbers(NumberField field) {
        return new Filter.Number(field, list(() -> {
            long a = number(field.least(), field.most());
            long b = number(field.least(), field.most());
            return switch (random.nextInt(4)) {
                case 0 -> new Span(a, null);
                case 1 -> new Span(null, a);
                case 2 -> new Span(a, a);
                default -> new Span(Math.min(a, b), Math.max(a, b));
            };
        }));
    }

    private long number(long least, long most) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            case 2 ->
                random.longs(1, Math.max(least, -200_000), Math.min(most, 200_000))
                        .sum();
            default -> random.longs(1, least, most).sum();
        };
    }

    private Filter.Pattern pattern() {
        List<String> parts = new ArrayList<>(list(this::text));
        if (parts.size() > 1 && random.nextBoolean()) {
            parts.set(0, "");
        }
        if (parts.size() > 1 && random.nextBoolean()) {
            parts.set(parts.size() - 1, "");
        }
        if (parts.size() > 1) {
            parts.replaceAll(part -> part.replace("\0", ""));
        }
        return new Filter.Pattern(parts);
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> AWKWARD_TEXTS.get(random.nextInt(AWKWARD_TEXTS.size()));
            case 1 -> characters(0x20, 0x7E);
            case 2 -> characters(0, 0xFFFF);
            default -> characters('a', 'e');
        };
    }

    private String characters(int first, int last) {
        return IntStream.generate(() -> first + random.nextInt(last - first + 1))
                .filter(c -> !Character.isSurrogate((char) c))
                .limit(1 + random.nextInt(8))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> List<T> list(Supplier<T> element) {
        return Stream.generate(element).limit(1 + random.nextInt(3)).toList();
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
