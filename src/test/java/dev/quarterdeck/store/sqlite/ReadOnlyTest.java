package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.contract.Soundness;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be done with a store that may only read, or is closed. */
class ReadOnlyTest extends OpeningCase {

    @Test
    void readingChangesNoByte() throws Exception {
        makeWithJobs(100);
        Map<String, Integer> before = files();

        try (SqliteStore store = open(Access.READ)) {
            assertThat(Soundness.everyJob(store)).hasSize(100);
            assertThat(store.check().ok()).isTrue();
            store.changeMark();
        }

        assertThat(filesBut(COMPANIONS)).isEqualTo(before);
    }

    @Test
    void readerRefusesEveryChange() {
        make();
        try (SqliteStore store = open(Access.READ)) {
            assertThatExceptionOfType(StoreException.Unsupported.class)
                    .isThrownBy(() -> store.enqueue(NewJob.of("t", "p")))
                    .withMessageStartingWith(path + " was opened to be read only");
            assertThatExceptionOfType(StoreException.Unsupported.class).isThrownBy(() -> store.pause("default"));
            assertThatExceptionOfType(StoreException.Unsupported.class).isThrownBy(store::repair);
        }
    }

    @Test
    void readerSeesWhatAWriterCommits() {
        make();
        try (SqliteStore reader = open(Access.READ);
                SqliteStore writer = open(Access.CHANGE)) {
            long mark = reader.changeMark();
            long id = writer.enqueue(NewJob.of("t", "p")).id();

            assertThat(reader.find(id)).isPresent();
            assertThat(reader.changeMark()).isGreaterThan(mark);
        }
    }

    @Test
    void closedStoreSaysSo() {
        make();
        SqliteStore store = open(Access.CHANGE);
        store.close();

        assertThatExceptionOfType(StoreException.Closed.class).isThrownBy(store::counts);
        assertThatExceptionOfType(StoreException.Closed.class).isThrownBy(store::changeMark);
        assertThatExceptionOfType(StoreException.Closed.class).isThrownBy(() -> store.enqueue(NewJob.of("t", "p")));
        assertThatExceptionOfType(StoreException.Closed.class)
                .isThrownBy(() -> store.enqueueAsync(NewJob.of("t", "p")));
        store.close();
    }
}
