package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.store.BackupReceipt;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.contract.Soundness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy of the queue that is made while everything runs. */
class BackupTest extends OpeningCase {
    private Path copy;

    @BeforeEach
    void nameTheCopy() throws Exception {
        copy = Files.createDirectory(dir.resolve("backups")).resolve("copy.db");
    }

    private BackupReceipt backup(SqliteStore store) {
        return store.backup(copy, () -> false).orElseThrow();
    }

    private static SqliteStore open(Path path, Access access) {
        return SqliteStore.open(path, OpenOptions.of(access));
    }

    private static ClaimRequest one() {
        return new ClaimRequest("ship/7", 1, Duration.ofMinutes(5), Set.of(), Duration.ZERO);
    }

    private List<String> left() throws Exception {
        try (Stream<Path> files = Files.list(copy.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void copyHoldsEverythingAndGoesOnLikeTheOriginal() throws Exception {
        List<Job> jobs;
        try (SqliteStore store = open(Access.CREATE)) {
            for (int i = 0; i < 5; i++) {
                store.enqueue(NewJob.of("t", "payload " + i));
            }
            store.claim(one());
            Claim failed = store.claim(one()).get(0);
            store.settle(new Settlement.Reject(failed.lease(), "bad"));
            store.limit("default", limits -> limits.running(4));
            jobs = Soundness.everyJob(store);

            assertThat(backup(store)).isEqualTo(new BackupReceipt(5, Files.size(copy)));
        }

        assertThat(left()).containsExactly("copy.db");
        try (SqliteStore restored = open(copy, Access.CHANGE)) {
            Soundness.prove(restored);
            assertThat(restored.check().faults()).isEmpty();
            assertThat(Soundness.everyJob(restored)).isEqualTo(jobs);
            assertThat(restored.payload(5)).contains("payload 4");
            assertThat(restored.history(2)).hasSize(1);
            assertThat(restored.queues().get(0).limits()).isEqualTo(QueueLimits.NONE.running(4));
            assertThat(restored.enqueue(NewJob.of("t", "p")).id()).isEqualTo(6);
        }
    }

    @Test
    void copyIsReadableByItsOwnerAloneAndOpensForOneWhoOnlyReads() throws Exception {
        makeWithJobs(3);
        try (SqliteStore reader = open(Access.READ)) {
            backup(reader);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        try (SqliteStore reader = open(copy, Access.READ)) {
            assertThat(reader.counts().total()).isEqualTo(3);
            assertThat(reader.check().ok()).isTrue();
        }
    }

    @Test
    void copyOfACopyIsAsGood() {
        makeWithJobs(3);
        try (SqliteStore store = open(Access.READ)) {
            backup(store);
        }
        Path second = copy.resolveSibling("it's the 2nd ?mode=ro#.db");
        try (SqliteStore store = open(copy, Access.READ)) {
            store.backup(second, () -> false);
        }

        try (SqliteStore store = open(second, Access.CHANGE)) {
            assertThat(store.check().ok()).isTrue();
            assertThat(store.counts().total()).isEqualTo(3);
        }
    }

    @Test
    void copyIsOneStateWhileOthersWrite() throws Exception {
        makeWithJobs(5_000);
        var stop = new AtomicBoolean();
        var acknowledged = new AtomicLong(5_000);
        var busy = new CountDownLatch(40);
        long before;
        long after;
        BackupReceipt receipt;
        try (SqliteStore store = open(Access.CHANGE);
                SqliteStore other = open(Access.CHANGE)) {
            List<Thread> threads = new ArrayList<>();
            for (SqliteStore each : List.of(store, other)) {
                var thread = new Thread(() -> {
                    while (!stop.get()) {
                        each.enqueue(NewJob.of("t", "p"));
                        acknowledged.incrementAndGet();
                        each.claim(one()).forEach(claim -> each.settle(new Settlement.Complete(claim.lease(), "fine")));
                        busy.countDown();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            busy.await();
            before = acknowledged.get();
            receipt = backup(store);
            after = acknowledged.get();
            stop.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(store.check().faults()).isEmpty();
        }

        // Each of the two may have had one more job committed that it had not counted yet.
        assertThat(receipt.jobs()).isBetween(before, after + 2);
        try (SqliteStore restored = open(copy, Access.CHANGE)) {
            Soundness.prove(restored);
            assertThat(restored.check().faults()).isEmpty();
            assertThat(restored.counts().total()).isEqualTo(receipt.jobs());
        }
    }

    @Test
    void backupThatIsStoppedLeavesNothing() throws Exception {
        makeWithJobs(20_000);
        var asked = new AtomicInteger();
        try (SqliteStore store = open(Access.READ)) {
            assertThat(store.backup(copy, () -> asked.incrementAndGet() > 3)).isEmpty();
            assertThat(asked.get()).isEqualTo(4);
            assertThat(left()).isEmpty();

            assertThat(backup(store).jobs()).isEqualTo(20_000);
        }
    }

    @Test
    void fileThatIsThereIsLeftAlone() throws Exception {
        makeWithJobs(1);
        Files.writeString(copy, "");

        refused(copy, "there is such a file already, and a backup overwrites none: give another name");
        refused(path, "there is such a file already");
        refused(copy.getParent(), "there is such a file already");
        assertThat(copy).isEmptyFile();
    }

    @Test
    void linkToNothingIsLeftAlone() throws Exception {
        makeWithJobs(1);
        Files.createSymbolicLink(copy, dir.resolve("nowhere"));

        refused(copy, "there is such a file already");
        assertThat(dir.resolve("nowhere")).doesNotExist();
    }

    @Test
    void whatWouldBeTakenForAPartOfAFileIsRefused() throws Exception {
        makeWithJobs(1);
        Files.writeString(dir.resolve("backups/copy.db-wal"), "");

        refused(copy, copy + "-wal is left over from an earlier file of that name");
        refused(Path.of(path + "-journal"), "it would be taken for a part of " + path);
    }

    @Test
    void folderThatIsNotThereIsRefused() {
        makeWithJobs(1);

        refused(dir.resolve("none/copy.db"), "its folder does not exist, make it first");
    }

    private void refused(Path to, String why) {
        try (SqliteStore store = open(Access.READ)) {
            assertThatExceptionOfType(StoreException.Failed.class)
                    .isThrownBy(() -> store.backup(to, () -> false))
                    .withMessageStartingWith("cannot make " + to + ": " + why);
        }
    }
}
