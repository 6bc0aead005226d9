package dev.quarterdeck.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Failures as they come in by the thousand: twelve causes, and no two messages alike. */
public final class TwelveCauses {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOGGED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Random random;

    private TwelveCauses(long seed) {
        this.random = new Random(seed);
    }

    /** @param cause from 0 on */
    public record Failure(int cause, String type, String error) {}

    /** So many failures; with twelve of them or more, every cause is among them. */
    public static List<Failure> failures(long seed, int count) {
        TwelveCauses causes = new TwelveCauses(seed);
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            failures.add(causes.failure(i < 12 ? i : causes.random.nextInt(12)));
        }
        return failures;
    }

    private Failure failure(int cause) {
        String headline =
                switch (cause) {
                    case 0 -> "timeout after " + duration() + " talking to smtp-" + below(40);
                    case 1 -> "550 mailbox unavailable <" + address() + ">";
                    case 2 -> "not a JPEG: " + quoted();
                    case 3 -> "FileNotFoundException: " + path() + " (No such file or directory)";
                    case 4 -> "exit " + (1 + below(200)) + ": no space left on device " + path();
                    case 5 -> "HTTP " + (500 + below(20)) + " from " + url() + " after " + duration();
                    case 6 -> "duplicate key value (id)=(" + id() + ") violates " + quoted();
                    case 7 -> "[" + moment() + "] lock held by session " + hex(8 + below(40)) + " since " + moment();
                    case 8 ->
                        "cannot deliver to " + address() + ": quota of " + size() + " exceeded, " + size() + " used";
                    case 9 -> "no route to host " + host() + ", tried " + numbers();
                    case 10 -> "IllegalStateException: order " + id() + " is " + quoted() + ", expected " + quoted();
                    default ->
                        "segfault at " + pointer() + " ip " + pointer() + " in worker" + below(300) + " at " + moment();
                };
        String type = cause % 2 == 0 ? "mail.send" : "image.resize";
        String stack = random.nextBoolean() ? "" : "\n\tat dev.Example.run(Example.java:" + below(900) + ")";
        return new Failure(cause, type, headline + stack);
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private String oneOf(String... texts) {
        return texts[below(texts.length)];
    }

    private String duration() {
        return oneOf(
                below(900) + "ms",
                below(60) + "s",
                below(60) + "." + below(1000) + "s",
                below(60) + "m" + below(60) + "s",
                "PT" + below(60) + "S",
                "PT" + below(9) + "M" + below(60) + "." + below(999) + "S");
    }

    private String size() {
        return oneOf(below(999) + "MB", "1," + (100 + below(899)) + "," + (100 + below(899)), below(9) + ".5GiB");
    }

    private String moment() {
        Instant at = Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(Integer.MAX_VALUE) * 50L);
        return oneOf(at.toString(), SPOKEN.format(at), LOGGED.format(at), Long.toString(at.toEpochMilli()));
    }

    private String name() {
        return letters(3 + below(9));
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + below(26)));
        }
        return text.toString();
    }

    private String hex(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("0123456789abcdef".charAt(below(16)));
        }
        return random.nextBoolean() ? text.toString() : text.toString().toUpperCase(Locale.ROOT);
    }

    private String pointer() {
        return "0x" + hex(1 + below(16));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String id() {
        return oneOf(Integer.toString(below(Integer.MAX_VALUE)), uuid().toString(), hex(12 + below(30)));
    }

    private String address() {
        return name() + oneOf("", ".", "+", "_") + name() + below(100) + "@" + name() + ".example" + oneOf("", ".org");
    }

    private String host() {
        return oneOf(
                "10." + below(256) + "." + below(256) + "." + below(256),
                "10.0.0." + below(256) + ":" + below(65_536),
                "fe80::" + hex(4) + ":" + hex(3) + ":" + hex(4));
    }

    private String numbers() {
        return String.join(
                oneOf(", ", ",", " "),
                Stream.generate(() -> Integer.toString(below(5_000)))
                        .limit(1 + below(6))
                        .toList());
    }

    private String quoted() {
        String inside =
                oneOf(name(), name() + " " + name(), "", below(99) + " " + path(), "it's " + name(), uuid() + "!");
        return switch (below(4)) {
            case 0 -> '"' + inside + '"';
            case 1 -> "'" + inside + "'";
            case 2 -> "“" + inside + "”";
            default -> "\"say \\\"" + inside + "\\\" twice\"";
        };
    }

    private String path() {
        return oneOf("/var/spool/", "/", "./", "~/", "../", "C:\\Temp\\", "\\\\nas\\share\\", "data/") + name() + "/"
                + name() + "-" + below(1_000) + oneOf("", ".txt", ".tar.gz");
    }

    private String url() {
        return oneOf("http", "https", "s3") + "://" + name() + ".example.org" + oneOf("", ":8080") + "/" + name()
                + oneOf("", "?id=" + id() + "&to=" + address(), "#" + name());
    }
}
