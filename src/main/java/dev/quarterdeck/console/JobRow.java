package dev.quarterdeck.console;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * One job as the panes show it. Every text in it is harmless; the job itself is kept for its figures and as a place in
 * an order, and none of its texts is drawn.
 *
 * @param error the first line of the last error that says something
 */
record JobRow(Job job, String type, String name, String queue, String key, String worker, String error) implements Row {

    /** More than any terminal is wide; an error is kept with up to 2 KiB. */
    private static final int LONGEST = 512;

    static JobRow of(Job job) {
        return new JobRow(
                job,
                SafeText.line(job.type()),
                SafeText.line(job.name()),
                SafeText.line(job.queue()),
                SafeText.line(job.key()),
                SafeText.line(job.worker()),
                SafeText.line(firstLine(job.error())));
    }

    @Override
    public long id() {
        return job.id();
    }

    private static String firstLine(@Nullable String error) {
        if (error == null) {
            return "";
        }
        String start = error.strip();
        String line = start.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    @Override
    public String words() {
        return Columns.id(id()) + " " + id() + " " + String.join(" ", type, name, queue, key, worker, error) + " "
                + job.state().word();
    }
}
