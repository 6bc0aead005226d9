package dev.quarterdeck.operation;

import dev.quarterdeck.job.Headline;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a job, or the jobs of a queue, are where they are.
 *
 * @param waits whether something is waiting: what runs, or has ended, does not
 * @param reasons the most decisive first
 */
public record Why(boolean waits, List<Because> reasons) {

    public Why {
        reasons = List.copyOf(reasons);
    }

    /**
     * One reason.
     *
     * @param word for scripts, such as {@code paused} or {@code no-worker}
     * @param text for people, one line; may hold what jobs say
     */
    public record Because(String word, String text) {}

    /**
     * Tells it from the facts.
     *
     * @param gone the ids of workers whose processes are known to have ended
     * @param zone in which times of day are told
     */
    public static Why of(Circumstances facts, Set<String> gone, ZoneId zone) {
        Hindrances hindrances = new Hindrances(facts, gone, zone);
        Job job = facts.job();
        return job == null ? ofQueue(facts, hindrances) : ofJob(facts, job, hindrances);
    }

    private static Why ofJob(Circumstances facts, Job job, Hindrances hindrances) {
        return switch (job.state()) {
            case PENDING -> ofPending(facts, job, hindrances);
            case LOCKED -> ofLocked(facts, job, hindrances);
            case DONE -> new Why(false, List.of(new Because("done", "done at " + hindrances.timeAndAge(job.since()))));
            case DEAD -> new Why(false, List.of(new Because("dead", dead(job, facts.at()))));
        };
    }

    private static Why ofPending(Circumstances facts, Job job, Hindrances hindrances) {
        List<Because> reasons = new ArrayList<>(hindrances.ofAll());
        if (!job.readyAt(facts.at())) {
            reasons.add(later(job, facts.at(), hindrances));
            return new Why(true, reasons);
        }
        reasons.addAll(hindrances.ofReady());
        if (facts.ready() > 0) {
            reasons.add(new Because("behind", counted(facts.ready(), "of its queue") + " ahead of it"));
        }
        if (reasons.isEmpty()) {
            reasons.add(new Because("ready", "nothing holds it back: it is the next of its queue"));
        }
        return new Why(true, reasons);
    }

    private static Because later(Job job, Instant now, Hindrances hindrances) {
        String in = Ages.brief(Duration.between(now, job.runAt()));
        String error = job.error();
        return job.attempts() > 0 && error != null
                ? new Because(
                        "retry",
                        "retry " + job.attempts() + " of " + job.maxRetries() + " in " + in + " after: "
                                + Headline.of(error))
                : new Because("scheduled", "scheduled in " + in + ", at " + hindrances.time(job.runAt()));
    }

    private static Why ofLocked(Circumstances facts, Job job, Hindrances hindrances) {
        List<Because> reasons = new ArrayList<>();
        Instant until = job.leaseUntil();
        boolean orphan = job.orphanedAt(facts.at());
        boolean gone = hindrances.isGone(job.worker());
        if (orphan || gone) {
            String what = gone || until == null
                    ? "orphaned: its worker is gone"
                    : "orphaned: its lease ran out " + hindrances.ago(until);
            reasons.add(new Because("orphaned", what + "; " + hindrances.returns("it", "unlock " + job.id())));
        }
        String lease =
                orphan || until == null ? "" : ", its lease ends in " + Ages.brief(Duration.between(facts.at(), until));
        reasons.add(new Because(
                "locked", "locked by " + shown(job.worker()) + " since " + hindrances.timeAndAge(job.since()) + lease));
        if (job.cancelAsked()) {
            reasons.add(
                    new Because("asked-to-stop", "an operator asked it to stop: it ends cancelled, or done before"));
        }
        return new Why(orphan || gone, reasons);
    }

    private static String dead(Job job, Instant now) {
        Reason reason = job.reason();
        String error = Headline.of(job.error());
        return "dead: "
                + (reason == null ? "" : reason.word() + " ")
                + (reason == Reason.EXHAUSTED ? "after " + count(job.attempts(), "attempt") + ", " : "")
                + Ages.brief(job.ageAt(now)) + " ago"
                + (error.isEmpty() ? "" : "; last error: " + error)
                + "; requeue " + job.id() + " to try again";
    }

    private static Why ofQueue(Circumstances facts, Hindrances hindrances) {
        List<Because> reasons = new ArrayList<>(hindrances.ofAll());
        Instant next = facts.nextRunAt();
        if (facts.ready() > 0) {
            reasons.addAll(hindrances.ofReady());
            reasons.add(new Because("ready", counted(facts.ready(), "") + " ready"));
        } else if (next != null) {
            reasons.add(new Because(
                    "scheduled",
                    "none is ready; the first of " + count(facts.pending(), "scheduled job") + " comes in "
                            + Ages.brief(Duration.between(facts.at(), next))));
        } else {
            reasons.add(new Because("empty", "no job of it is pending"));
        }
        if (facts.orphaned() > 0) {
            reasons.add(new Because(
                    "orphaned",
                    counted(facts.orphaned(), "") + " orphaned; "
                            + hindrances.returns("them", "unlock " + JobState.LOCKED.word())));
        }
        return new Why(facts.pending() > 0 || facts.orphaned() > 0, reasons);
    }

    /** {@code 1 job of its queue is}, {@code more than 10,000 jobs are}. */
    private static String counted(long jobs, String whose) {
        String number = jobs > Circumstances.MOST_COUNTED
                ? "more than " + Ages.number(Circumstances.MOST_COUNTED)
                : Ages.number(jobs);
        return number
                + (jobs == 1 ? " job" : " jobs")
                + (whose.isEmpty() ? "" : " " + whose)
                + (jobs == 1 ? " is" : " are");
    }

    static String count(long number, String thing) {
        return Ages.number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    private static String shown(@Nullable String worker) {
        return worker == null ? "nobody known" : worker;
    }
}
