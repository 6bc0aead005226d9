package dev.quarterdeck.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.operation.Why.Because;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts, and what is said of them. */
class WhyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final QueueInfo MAIL = new QueueInfo("mail", null);

    /** Facts about queue mail, in which nothing keeps anybody waiting until it is said. */
    private record Facts(
            @Nullable Job job,
            QueueInfo queue,
            long pending,
            long locked,
            long ready,
            long orphaned,
            @Nullable Instant nextRunAt,
            @Nullable Instant rateFreeAt,
            List<WorkerInfo> workers,
            @Nullable String manager,
            @Nullable OperationInfo pausing) {

        static Facts of(@Nullable Job job) {
            return new Facts(job, MAIL, 0, 0, 0, 0, null, null, List.of(worker("web1", 4, 0)), "web1/41", null);
        }

        Facts queue(@Nullable Instant pausedAt, QueueLimits limits) {
            QueueInfo set = new QueueInfo("mail", pausedAt, limits);
            return new Facts(
                    job, set, pending, locked, ready, orphaned, nextRunAt, rateFreeAt, workers, manager, pausing);
        }

        Facts jobs(long newPending, long newReady, long newLocked, long newOrphaned) {
            return new Facts(
                    job,
                    queue,
                    newPending,
                    newLocked,
                    newReady,
                    newOrphaned,
                    nextRunAt,
                    rateFreeAt,
                    workers,
                    manager,
                    pausing);
        }

        Facts next(Instant at) {
            return new Facts(job, queue, pending, locked, ready, orphaned, at, rateFreeAt, workers, manager, pausing);
        }

        Facts rateFree(Instant at) {
            return new Facts(job, queue, pending, locked, ready, orphaned, nextRunAt, at, workers, manager, pausing);
        }

        Facts served(WorkerInfo... some) {
            return new Facts(
                    job,
                    queue,
                    pending,
                    locked,
                    ready,
                    orphaned,
                    nextRunAt,
                    rateFreeAt,
                    List.of(some),
                    manager,
                    pausing);
        }

        Facts pausedBy(String actor, @Nullable String note) {
            OperationInfo by = new OperationInfo(
                    7, "pause mail", new By(actor, "cli", note), NOW, NOW, 1, 1, 0, 0, null, null, null, null);
            return new Facts(job, queue, pending, locked, ready, orphaned, nextRunAt, rateFreeAt, workers, manager, by);
        }

        Facts noManager() {
            return new Facts(
                    job, queue, pending, locked, ready, orphaned, nextRunAt, rateFreeAt, workers, null, pausing);
        }

        Why why(String... gone) {
            return Why.of(
                    new Circumstances(
                            NOW,
                            job,
                            queue,
                            pending,
                            locked,
                            ready,
                            orphaned,
                            nextRunAt,
                            rateFreeAt,
                            workers,
                            manager,
                            pausing),
                    Set.of(gone),
                    ZoneId.of("Europe/Vienna"));
        }
    }

    private static WorkerInfo worker(String host, int threads, int running, String... queues) {
        return worker(host, threads, running, false, NOW.minusSeconds(5), queues);
    }

    private static WorkerInfo worker(
            String host, int threads, int running, boolean quiet, Instant beatAt, String... queues) {
        return new WorkerInfo(host + "/41", host, 41, "1", "b", threads, List.of(queues), running, NOW, beatAt, quiet);
    }

    private static Job job(
            JobState state,
            @Nullable Reason reason,
            int attempts,
            Instant runAt,
            boolean asked,
            @Nullable String error) {
        boolean locked = state == JobState.LOCKED;
        return new Job(
                17,
                null,
                "mail",
                "mail.send",
                null,
                state,
                reason,
                Priority.NORMAL,
                attempts,
                3,
                null,
                runAt,
                NOW,
                NOW.minusSeconds(180),
                null,
                5,
                locked ? "web1/41" : null,
                locked ? runAt : null,
                asked,
                error,
                null);
    }

    private static Job pending(int attempts, Instant runAt, @Nullable String error) {
        return job(JobState.PENDING, null, attempts, runAt, false, error);
    }

    private static final Job READY = pending(0, NOW.minusSeconds(9), null);

    private static Job locked(Instant leaseUntil, boolean asked) {
        return job(JobState.LOCKED, null, 1, leaseUntil, asked, null);
    }

    private static Job dead(Reason reason, @Nullable String error) {
        return job(JobState.DEAD, reason, 4, NOW, false, error);
    }

    private static Arguments row(String what, Why why, boolean waits, String... reasons) {
        return Arguments.of(what, why, waits, List.of(reasons));
    }

    static Stream<Arguments> pendingJobs() {
        QueueLimits limits = QueueLimits.NONE.running(4).rate(Rate.parse("10/s"));
        return Stream.of(
                row("next", Facts.of(READY).why(), true, "ready: nothing holds it back: it is the next of its queue"),
                row(
                        "paused today",
                        Facts.of(READY)
                                .queue(NOW.minus(Duration.ofHours(10)), QueueLimits.NONE)
                                .why(),
                        true,
                        "paused: queue mail is paused since 03:00 (10h ago); resume lets it go on"),
                row(
                        "paused long ago",
                        Facts.of(READY)
                                .queue(NOW.minus(Duration.ofHours(13)), QueueLimits.NONE)
                                .why(),
                        true,
                        "paused: queue mail is paused since 00:00 (13h ago); resume lets it go on"),
                row(
                        "paused yesterday",
                        Facts.of(READY)
                                .queue(NOW.minus(Duration.ofHours(14)), QueueLimits.NONE)
                                .why(),
                        true,
                        "paused: queue mail is paused since 2026-11-21 23:00 (14h ago); resume lets it go on"),
                row(
                        "paused by somebody",
                        Facts.of(READY)
                                .queue(NOW.minus(Duration.ofHours(10)), QueueLimits.NONE)
                                .pausedBy("ann from 192.0.2.7", "OPS-7")
                                .why(),
                        true,
                        "paused: queue mail is paused since 03:00 (10h ago) by ann from 192.0.2.7 (OPS-7);"
                                + " resume lets it go on"),
                row("nobody", Facts.of(READY).served().why(), true, "no-worker: no worker is running"),
                row(
                        "a manager only",
                        Facts.of(READY).served(worker("cron", 0, 0)).why(),
                        true,
                        "no-worker: no worker is running"),
                row(
                        "one that beats no more",
                        Facts.of(READY)
                                .served(worker("web1", 4, 0, false, NOW.minusSeconds(60)))
                                .why(),
                        true,
                        "no-worker: no worker is running"),
                row("one that is gone", Facts.of(READY).why("web1/41"), true, "no-worker: no worker is running"),
                row(
                        "one for others",
                        Facts.of(READY).served(worker("web1", 4, 0, "post")).why(),
                        true,
                        "no-worker: no worker serves mail; 1 worker serves other queues"),
                row(
                        "two for others",
                        Facts.of(READY)
                                .served(worker("a", 1, 0, "post"), worker("b", 1, 0, "x", "y"))
                                .why(),
                        true,
                        "no-worker: no worker serves mail; 2 workers serve other queues"),
                row(
                        "quiet",
                        Facts.of(READY)
                                .served(worker("web1", 4, 0, true, NOW, "mail"), worker("b", 1, 0, "x"))
                                .why(),
                        true,
                        "quiet: every worker that serves mail is quiet and takes no more jobs"),
                row(
                        "busy",
                        Facts.of(READY)
                                .served(worker("a", 4, 4), worker("b", 1, 1, "mail"), worker("c", 9, 0, "x"))
                                .why(),
                        true,
                        "busy: every thread is busy: 5 of 2 workers"),
                row(
                        "limits, and others before it",
                        Facts.of(READY)
                                .queue(null, limits)
                                .jobs(9, 2, 4, 0)
                                .rateFree(NOW.plusMillis(1300))
                                .why(),
                        true,
                        "running-limit: 4 of 4 running: queue mail may run no more at a time",
                        "rate-limit: rate limit 10/s, next at 13:00:01.300",
                        "behind: 2 jobs of its queue are ahead of it"),
                row(
                        "limits that leave room",
                        Facts.of(READY).queue(null, limits).jobs(9, 1, 3, 0).why(),
                        true,
                        "behind: 1 job of its queue is ahead of it"),
                row(
                        "more than one counts",
                        Facts.of(READY).jobs(50_000, 10_001, 0, 0).why(),
                        true,
                        "behind: more than 10,000 jobs of its queue are ahead of it"),
                row(
                        "just so many",
                        Facts.of(READY).jobs(50_000, 10_000, 0, 0).why(),
                        true,
                        "behind: 10,000 jobs of its queue are ahead of it"),
                row(
                        "scheduled, whatever else",
                        Facts.of(pending(0, NOW.plus(Duration.ofHours(3)), null))
                                .queue(NOW, limits)
                                .jobs(9, 5, 4, 0)
                                .served()
                                .why(),
                        true,
                        "paused: queue mail is paused since 13:00 (0s ago); resume lets it go on",
                        "no-worker: no worker is running",
                        "scheduled: scheduled in 3h, at 16:00"),
                row(
                        "to be tried again",
                        Facts.of(pending(2, NOW.plusSeconds(12), "\ntimeout after 30s\n\tat x"))
                                .why(),
                        true,
                        "retry: retry 2 of 3 in 12s after: timeout after 30s"));
    }

    static Stream<Arguments> otherJobs() {
        return Stream.of(
                row(
                        "running",
                        Facts.of(locked(NOW.plusSeconds(20), false)).why(),
                        false,
                        "locked: locked by web1/41 since 12:57 (3m ago), its lease ends in 20s"),
                row(
                        "running, and asked to stop",
                        Facts.of(locked(NOW.plusSeconds(20), true)).why(),
                        false,
                        "locked: locked by web1/41 since 12:57 (3m ago), its lease ends in 20s",
                        "asked-to-stop: an operator asked it to stop: it ends cancelled, or done before"),
                row(
                        "lease over",
                        Facts.of(locked(NOW.minusSeconds(20), false)).why(),
                        true,
                        "orphaned: orphaned: its lease ran out 20s ago; the manager web1/41 returns it",
                        "locked: locked by web1/41 since 12:57 (3m ago)"),
                row(
                        "lease over, no manager",
                        Facts.of(locked(NOW, false)).noManager().why(),
                        true,
                        "orphaned: orphaned: its lease ran out 0s ago; no manager is running: start work or manage,"
                                + " or unlock 17",
                        "locked: locked by web1/41 since 12:57 (3m ago)"),
                row(
                        "worker gone",
                        Facts.of(locked(NOW.plusSeconds(20), false)).noManager().why("web1/41"),
                        true,
                        "orphaned: orphaned: its worker is gone; no manager is running: start work or manage, or unlock 17",
                        "locked: locked by web1/41 since 12:57 (3m ago), its lease ends in 20s"),
                row(
                        "exhausted",
                        Facts.of(dead(Reason.EXHAUSTED, "timeout\n\tat x")).why(),
                        false,
                        "dead: dead: exhausted after 4 attempts, 3m ago; last error: timeout; requeue 17 to try again"),
                row(
                        "cancelled",
                        Facts.of(dead(Reason.CANCELLED, null)).why(),
                        false,
                        "dead: dead: cancelled 3m ago; requeue 17 to try again"),
                row(
                        "done",
                        Facts.of(job(JobState.DONE, null, 1, NOW, false, null))
                                .served()
                                .why(),
                        false,
                        "done: done at 12:57 (3m ago)"));
    }

    static Stream<Arguments> queues() {
        return Stream.of(
                row("empty", Facts.of(null).why(), false, "empty: no job of it is pending"),
                row(
                        "only scheduled",
                        Facts.of(null)
                                .jobs(12, 0, 1, 0)
                                .next(NOW.plus(Duration.ofHours(3)))
                                .why(),
                        true,
                        "scheduled: none is ready; the first of 12 scheduled jobs comes in 3h"),
                row(
                        "ready",
                        Facts.of(null)
                                .jobs(12, 1, 1, 0)
                                .next(NOW.plusSeconds(1))
                                .why(),
                        true,
                        "ready: 1 job is ready"),
                row(
                        "full and busy",
                        Facts.of(null)
                                .queue(null, QueueLimits.NONE.running(4))
                                .jobs(20_000, 10_001, 5, 0)
                                .served(worker("a", 2, 2))
                                .why(),
                        true,
                        "running-limit: 5 of 4 running: queue mail may run no more at a time",
                        "busy: every thread is busy: 2 of 1 worker",
                        "ready: more than 10,000 jobs are ready"),
                row(
                        "paused with orphans",
                        Facts.of(null)
                                .queue(NOW, QueueLimits.NONE)
                                .jobs(0, 0, 3, 2)
                                .noManager()
                                .why(),
                        true,
                        "paused: queue mail is paused since 13:00 (0s ago); resume lets it go on",
                        "empty: no job of it is pending",
                        "orphaned: 2 jobs are orphaned; no manager is running: start work or manage, or unlock locked"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pendingJobs", "otherJobs", "queues"})
    void saysWhatItWaitsFor(String what, Why why, boolean waits, List<String> reasons) {
        assertThat(why.reasons().stream().map(WhyTest::line)).containsExactlyElementsOf(reasons);
        assertThat(why.waits()).isEqualTo(waits);
    }

    private static String line(Because because) {
        return because.word() + ": " + because.text();
    }
}
