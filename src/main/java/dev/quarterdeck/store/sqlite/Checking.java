package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.shared.Oddities;
import dev.quarterdeck.store.shared.WrongCount;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Verifies the file. */
final class Checking {

    private final Handle handle;
    private final Set<String> faults = new LinkedHashSet<>();

    private Checking(Handle handle) {
        this.handle = handle;
    }

    /** Asks every question, those after one that damage leaves without an answer too. */
    static CheckReport check(Handle handle, long nowMillis) {
        return new Checking(handle).report(nowMillis);
    }

    private CheckReport report(long nowMillis) {
        String integrity = first(ask("the file", this::integrity));
        String counters = first(ask("the counts", this::wrongCounts));
        for (String oddity : Oddities.of(SqliteDialect.DIALECT)) {
            ask("the jobs", () -> handle.createQuery(oddity).mapTo(String.class).list());
        }
        long[] orphans = {0};
        ask("the orphans", () -> {
            orphans[0] = AttachedSql.of(handle).orphaned(nowMillis);
            return List.of();
        });
        return new CheckReport(integrity, counters, orphans[0], List.copyOf(faults));
    }

    /** Adds the faults that a question finds to the others; that damage kept it from being answered is one too. */
    private List<String> ask(String about, Supplier<List<String>> question) {
        List<String> found;
        try {
            found = question.get();
        } catch (RuntimeException e) {
            if (!Errors.isDamage(e)) {
                throw e;
            }
            found = List.of(about + " cannot be read through because of damage");
        }
        faults.addAll(found);
        return found;
    }

    private static String first(List<String> found) {
        return found.isEmpty() ? "ok" : found.get(0);
    }

    /** SQLite puts several complaints into one row, below a headline. */
    private List<String> integrity() {
        return handle.createQuery("PRAGMA integrity_check(20)").mapTo(String.class).list().stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("***") && !line.equals("ok"))
                .toList();
    }

    private List<String> wrongCounts() {
        return WrongCount.read(handle, SqliteDialect.DIALECT).stream()
                .map(WrongCount::line)
                .toList();
    }
}
