package dev.quarterdeck.console;

import dev.quarterdeck.console.Effect.ReadRows;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.PageQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rows of a pane by key, never by counting from the beginning: the last of a million is as near as the first. */
final class PageReader {
    private final JobReader store;
    private final ReadRows question;

    private PageReader(JobReader store, ReadRows question) {
        this.store = store;
        this.question = question;
    }

    static Page<JobRow> read(JobReader store, ReadRows question) {
        var reader = new PageReader(store, question);
        Place place = question.place();
        if (place instanceof Place.Around around) {
            return reader.around(around);
        }
        return place instanceof Place.Tail ? reader.tail() : reader.head();
    }

    private int limit() {
        return question.before() + question.after() + 1;
    }

    private Page<JobRow> head() {
        // One more than wanted tells whether there are more.
        List<Job> jobs = store.page(PageQuery.first(question.selection(), question.order(), limit() + 1));
        boolean last = jobs.size() <= limit();
        return new Page<>(rows(last ? jobs : jobs.subList(0, limit())), true, last, 0, 0);
    }

    private Page<JobRow> tail() {
        List<Job> jobs = store.page(new PageQuery(question.selection(), question.order(), null, true, limit() + 1));
        boolean first = jobs.size() <= limit();
        return new Page<>(rows(first ? jobs : jobs.subList(1, jobs.size())), first, true, 0, 0);
    }

    private Page<JobRow> around(Place.Around around) {
        long id = around.job().id();
        if (around.orHead()) {
            Page<JobRow> head = head();
            int there = head.window(0, 0).indexOf(id);
            if (there >= 0) {
                return new Page<>(head.rows(), true, head.last(), id, there);
            }
        }
        List<Job> self = store.page(PageQuery.first(only(id), question.order(), 1));
        Job place = self.isEmpty() ? around.job() : self.get(0);
        List<Job> before = beside(place, true, question.before() + 1);
        List<Job> after = beside(place, false, question.after() + 1);
        boolean first = before.size() <= question.before();
        boolean last = after.size() <= question.after();
        // Between the readings a job can move from one side to the other.
        Map<Long, Job> unique = new LinkedHashMap<>();
        (first ? before : before.subList(1, before.size())).forEach(job -> unique.put(job.id(), job));
        unique.keySet().remove(id);
        int at = unique.size();
        self.forEach(job -> unique.put(job.id(), job));
        (last ? after : after.subList(0, question.after())).forEach(job -> unique.putIfAbsent(job.id(), job));
        return new Page<>(rows(new ArrayList<>(unique.values())), first, last, id, at);
    }

    private List<Job> beside(Job place, boolean backwards, int limit) {
        return store.page(new PageQuery(question.selection(), question.order(), place, backwards, limit));
    }

    private Selection only(long id) {
        Selection all = question.selection();
        return new Selection(all.states(), List.of(id), all.filter(), false, all.now());
    }

    private static List<JobRow> rows(List<Job> jobs) {
        return jobs.stream().map(JobRow::of).toList();
    }
}
