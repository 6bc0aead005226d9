package dev.quarterdeck.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of a tour, one after the other in one file. Of each, only the rows stand there that differ from the picture
 * before, with their numbers: it shows what the keys did.
 */
final class TourPictures {
    private static final String RULE = "▶ ";
    private static final String BLANK = "";

    private final Path file;
    private final Map<String, String> pictures = new LinkedHashMap<>();

    private TourPictures(Path file) {
        this.file = file;
    }

    /** None yet. */
    static TourPictures none(Path file) {
        return new TourPictures(file);
    }

    /** Those that were accepted. */
    static TourPictures accepted(Path file) throws IOException {
        var all = new TourPictures(file);
        List<String> rows = new ArrayList<>();
        String title = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(RULE)) {
                title = line.substring(RULE.length());
            } else {
                int number = Integer.parseInt(line.substring(0, 2));
                while (rows.size() <= number) {
                    rows.add(BLANK);
                }
                rows.set(number, line.length() > 3 ? line.substring(3) : BLANK);
            }
            all.pictures.put(title, text(rows));
        }
        return all;
    }

    Path file() {
        return file;
    }

    /** The picture after the step of this title. */
    String of(String title) {
        return pictures.getOrDefault(title, "there is no picture of this step\n");
    }

    void add(String title, String picture) {
        pictures.put(title, picture);
    }

    void write() {
        var text = new StringBuilder();
        List<String> before = List.of();
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            text.append(RULE).append(picture.getKey()).append('\n');
            List<String> rows = picture.getValue().lines().toList();
            for (int y = 0; y < Math.max(rows.size(), before.size()); y++) {
                String row = y < rows.size() ? rows.get(y) : BLANK;
                if (!row.equals(y < before.size() ? before.get(y) : BLANK)) {
                    text.append(String.format("%02d %s", y, row).stripTrailing())
                            .append('\n');
                }
            }
            before = rows;
        }
        try {
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(List<String> rows) {
        return String.join("\n", rows).stripTrailing() + "\n";
    }
}
