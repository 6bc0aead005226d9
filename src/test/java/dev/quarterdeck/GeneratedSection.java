package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a document that says what the code says: it stands between two comments that name it. */
public final class GeneratedSection {
    private static final Path README = Path.of("README.md");

    private GeneratedSection() {}

    /** Fails when the section of README.md is not this text; with {@code -Dqdeck.accept=true} writes it instead. */
    public static void verify(String name, String text) throws IOException {
        verify(README, name, text);
    }

    /** The same in another document. */
    public static void verify(Path document, String name, String text) throws IOException {
        String whole = Files.readString(document);
        Matcher section = Pattern.compile(
                        "(<!-- " + name + " begin[^>]*-->\n)(.*?)(<!-- " + name + " end -->)", Pattern.DOTALL)
                .matcher(whole);
        assertThat(section.find()).as("%s has the section %s", document, name).isTrue();
        if (Boolean.getBoolean("qdeck.accept")) {
            Files.writeString(
                    document, whole.substring(0, section.end(1)) + text + "\n" + whole.substring(section.start(3)));
            return;
        }
        assertThat(section.group(2))
                .as(
                        "section %s of %s; mvn test -Dtest='Readme*Test,DocumentsTest' -Dqdeck.accept=true writes it",
                        name, document)
                .isEqualTo(text + "\n");
    }

    /** A text as a cell of a table shows it. */
    public static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
