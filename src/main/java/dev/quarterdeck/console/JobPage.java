package dev.quarterdeck.console;

import java.util.List;

/**
 * Everything about one job as it was read.
 *
 * @param body its texts and its history, laid out for a width in cells
 */
record JobPage(JobRow row, List<Line> body) {
    JobPage {
        body = List.copyOf(body);
    }
}
