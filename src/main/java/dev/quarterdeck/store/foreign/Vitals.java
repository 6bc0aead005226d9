package dev.quarterdeck.store.foreign;

import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Readers;
import java.io.File;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/** How another program's file fares, whatever is in it: whether it moves, how large it is, whether it is sound. */
final class Vitals implements AutoCloseable {
    private final ForeignFile file;
    private final Readers readers;
    private final InstantSource clock;
    private final boolean movesByItself;
    /** Changes are told by one connection about those of all others: it must be the same one every time. */
    private final Handle marks;

    Vitals(ForeignFile file, List<Source> sources, Readers readers, InstantSource clock) {
        this.file = file;
        this.readers = readers;
        this.clock = clock;
        this.movesByItself = sources.stream()
                .flatMap(source -> source.generation().rules().stream())
                .anyMatch(rule -> rule.condition().contains("{now"));
        this.marks = readers.open();
    }

    /** Where states follow from the time, every second is a change. */
    long changeMark() {
        synchronized (marks) {
            long version;
            try {
                version = number(marks, "PRAGMA data_version");
            } catch (RuntimeException e) {
                throw file.errors().whileWorking(e);
            }
            return movesByItself ? (version << 32) + (int) clock.instant().getEpochSecond() : version;
        }
    }

    Footprint footprint() {
        return readers.readTogether(handle -> {
            long page = number(handle, "PRAGMA page_size");
            // The log's size is asked of the file system, which opens nothing.
            long log = new File(file.path() + "-wal").length();
            return new Footprint(
                    page * number(handle, "PRAGMA page_count"), log, page * number(handle, "PRAGMA freelist_count"));
        });
    }

    private static long number(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    /** @param orphaned looks at all of its jobs and counts these; asked of a file that is sound, as far as SQLite tells */
    CheckReport check(LongSupplier orphaned) {
        try (Handle handle = readers.open()) {
            List<String> complaints = handle.createQuery("PRAGMA integrity_check(20)")
                    .mapTo(String.class)
                    .list();
            return complaints.equals(List.of("ok"))
                    ? new CheckReport("ok", "ok", orphaned.getAsLong(), List.of())
                    : new CheckReport(complaints.get(0), "ok", 0, complaints);
        } catch (StoreException.Unusable e) {
            return new CheckReport("ok", "ok", 0, List.of(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            throw e instanceof StoreException ? e : file.errors().whileWorking(e);
        }
    }

    @Override
    public void close() {
        marks.close();
    }
}
