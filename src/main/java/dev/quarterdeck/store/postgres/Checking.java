package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.shared.Oddities;
import dev.quarterdeck.store.shared.WrongCount;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Verifies the jobs and their counts; whether its pages are sound is the server's to verify (pg_amcheck). */
final class Checking {

    private Checking() {}

    /** All from one state of the store. */
    static CheckReport check(Handle handle, long nowMillis) {
        List<String> faults = new ArrayList<>(WrongCount.read(handle, PostgresDialect.DIALECT).stream()
                .map(WrongCount::line)
                .toList());
        String counters = faults.isEmpty() ? "ok" : faults.get(0);
        for (String oddity : Oddities.of(PostgresDialect.DIALECT)) {
            faults.addAll(handle.createQuery(oddity).mapTo(String.class).list());
        }
        return new CheckReport("ok", counters, ReadingSql.of(handle).orphaned(nowMillis), faults);
    }
}
