import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Draws what {@code make bench} found about growth as an SVG picture: how long each question takes by how many jobs are in
 * the file, both by powers of ten.
 *
 * <p>Run as it stands: {@code java GrowthToSvg.java <target/bench.json >picture.svg}.
 */
final class GrowthToSvg {
    /** Every row has the file of so many jobs on its other side. */
    private static final double SMALL = 10_000;

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final int LEFT = 96;
    private static final int RIGHT = 600;
    private static final int TOP = 96;
    private static final int BOTTOM = 512;
    private static final int LABELS = RIGHT + 34;
    private static final int LABEL_HEIGHT = 34;

    private static final String GROUND = "#16181d";
    private static final String INK = "#e6e8ec";
    private static final String PALE = "#8b919c";
    private static final String GRID = "#2b2f38";

    /** What reads more as there is more, and says so, is drawn in red and with dashes. */
    private static final List<String> STEADY_COLOURS =
            List.of("#7cc7ff", "#8fd18b", "#e5c07b", "#c3a6ff", "#6fd6c9", "#f2a6c7", "#9db2d6", "#d6d28a");

    private static final List<String> GROWING_COLOURS = List.of("#ff7a70", "#ffab70");

    private static final Pattern ROW = Pattern.compile("\"work\"\\s*:\\s*\"growth to ([0-9,]+) jobs: ([^\"]*)\""
            + "[^}]*\"bare\"\\s*:\\s*([0-9.]+)[^}]*\"ratio\"\\s*:\\s*([0-9.]+)");

    private final StringBuilder svg = new StringBuilder();
    private final List<Course> courses;
    private final double most;
    private final int lowest;
    private final int highest;

    /** What one question took, in milliseconds, by the number of jobs. */
    private record Course(String name, TreeMap<Double, Double> millis) {
        boolean grows() {
            return name.contains("(reads");
        }

        double last() {
            return millis.lastEntry().getValue();
        }
    }

    private GrowthToSvg(List<Course> courses) {
        this.courses = courses;
        this.most = courses.stream().mapToDouble(course -> course.millis().lastKey()).max().orElseThrow();
        this.lowest = (int) Math.floor(logs(courses).min(Comparator.naturalOrder()).orElseThrow());
        this.highest = (int) Math.ceil(logs(courses).max(Comparator.naturalOrder()).orElseThrow());
    }

    private static Stream<Double> logs(List<Course> courses) {
        return courses.stream().flatMap(course -> course.millis().values().stream()).map(Math::log10);
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        var json = new String(System.in.readAllBytes(), UTF_8);
        var courses = courses(json);
        if (courses.isEmpty()) {
            System.err.println("growth: the bench has no rows of growth; measure them with: make bench SIZE=full");
            System.exit(1);
        }
        var picture = new GrowthToSvg(courses).draw(text(json, "machine"), text(json, "at"));
        System.out.write(picture.getBytes(UTF_8));
        System.out.flush();
    }

    /**
     * What the small file took last, times the ratios: a machine drifts from row to row, but not between neighbours, and
     * Java has long compiled what is measured last.
     */
    private static List<Course> courses(String json) {
        Map<String, TreeMap<Double, Double>> ratios = new LinkedHashMap<>();
        Map<String, Double> small = new LinkedHashMap<>();
        ROW.matcher(json).results().forEach(row -> {
            double jobs = Double.parseDouble(row.group(1).replace(",", ""));
            ratios.computeIfAbsent(row.group(2), name -> new TreeMap<>(Map.of(SMALL, 1.0)))
                    .put(jobs, Double.valueOf(row.group(4)));
            // Nothing is for nothing, and has no logarithm.
            small.put(row.group(2), Math.max(0.001, Double.parseDouble(row.group(3))));
        });
        ratios.forEach((name, each) -> each.replaceAll((jobs, ratio) -> ratio * small.get(name)));
        return ratios.entrySet().stream()
                .map(each -> new Course(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(Course::last))
                .toList();
    }

    private static String text(String json, String field) {
        var match = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return match.find() ? match.group(1) : "";
    }

    private String draw(String machine, String at) {
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\">%n"
                        + "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\"/>%n"
                        + "<g font-family=\"JetBrains Mono, monospace\" font-size=\"14\">%n")
                .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, GROUND));
        write(28, 38, "start", INK, "font-size=\"19\" font-weight=\"bold\"", "What a larger file costs");
        write(28, 62, "start", PALE, "", "time of one answer, by the number of jobs in the file; both by powers of ten");
        drawGrid();
        drawCourses();
        write(28, HEIGHT - 18, "start", PALE, "font-size=\"12\"", machine + ", " + at.replaceFirst("T.*", ""));
        return svg.append("</g>\n</svg>\n").toString();
    }

    private void drawGrid() {
        for (int power = lowest; power <= highest; power++) {
            double millis = Math.pow(10, power);
            line(LEFT, y(millis), RIGHT, y(millis), GRID, "");
            write(LEFT - 12, y(millis) + 5, "end", PALE, "", time(millis));
        }
        for (double jobs = SMALL; jobs <= most; jobs *= 10) {
            line(x(jobs), TOP, x(jobs), BOTTOM, GRID, "");
            write(x(jobs), BOTTOM + 24, "middle", PALE, "", jobs(jobs));
        }
        write((LEFT + RIGHT) / 2.0, BOTTOM + 48, "middle", PALE, "", "jobs in the file");
    }

    private void drawCourses() {
        int steady = 0;
        int growing = 0;
        List<Double> labels = labelHeights();
        for (int i = 0; i < courses.size(); i++) {
            var course = courses.get(i);
            var colour = course.grows()
                    ? GROWING_COLOURS.get(growing++ % GROWING_COLOURS.size())
                    : STEADY_COLOURS.get(steady++ % STEADY_COLOURS.size());
            drawCourse(course, colour, labels.get(i));
        }
    }

    /** From the lowest up: beside their last point, but never one over the other. */
    private List<Double> labelHeights() {
        List<Double> heights = new ArrayList<>();
        double below = BOTTOM + LABEL_HEIGHT;
        for (var course : courses) {
            below = Math.min(below - LABEL_HEIGHT, y(course.last()));
            heights.add(below);
        }
        double above = TOP;
        for (int i = heights.size() - 1; i >= 0 && heights.get(i) < above; i--) {
            heights.set(i, above);
            above += LABEL_HEIGHT;
        }
        return heights;
    }

    private void drawCourse(Course course, String colour, double label) {
        var points = new StringBuilder();
        course.millis().forEach((jobs, millis) -> points.append("%.1f,%.1f ".formatted(x(jobs), y(millis))));
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.2\"%s/>%n"
                .formatted(points.toString().strip(), colour, course.grows() ? " stroke-dasharray=\"7 5\"" : ""));
        course.millis().forEach((jobs, millis) -> svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n"
                .formatted(x(jobs), y(millis), colour)));
        line(RIGHT + 7, y(course.last()), LABELS - 6, label, colour, " opacity=\"0.5\"");
        var name = course.name().split(" \\(", 2);
        write(LABELS, label, "start", colour, "", name[0]);
        var more = name.length > 1 ? ", " + name[1].replace(")", "") : "";
        write(LABELS, label + 15, "start", PALE, "font-size=\"12\"", spans(course) + more);
    }

    /** From what to what. */
    private static String spans(Course course) {
        var first = time(course.millis().firstEntry().getValue());
        var last = time(course.last());
        return first.equals(last) ? last : first + " to " + last;
    }

    private double x(double jobs) {
        return LEFT + (RIGHT - LEFT) * Math.log10(jobs / SMALL) / Math.log10(most / SMALL);
    }

    private double y(double millis) {
        return BOTTOM - (BOTTOM - TOP) * (Math.log10(millis) - lowest) / (highest - lowest);
    }

    private static String time(double millis) {
        if (millis < 0.9995) {
            return number(millis * 1000) + " µs";
        }
        return millis < 999.5 ? number(millis) + " ms" : number(millis / 1000) + " s";
    }

    /** Two digits that count. */
    private static String number(double number) {
        return number < 9.95
                ? "%.1f".formatted(number).replace(".0", "")
                : "%,d".formatted(Math.round(number));
    }

    private static String jobs(double jobs) {
        return jobs < 1_000_000 ? Math.round(jobs / 1000) + " thousand" : Math.round(jobs / 1_000_000) + " million";
    }

    private void write(double x, double y, String anchor, String ink, String more, String text) {
        svg.append("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" %s>%s</text>%n"
                .formatted(x, y, anchor, ink, more, text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private void line(double x1, double y1, double x2, double y2, String ink, String more) {
        svg.append("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n"
                .formatted(x1, y1, x2, y2, ink, more));
    }
}
