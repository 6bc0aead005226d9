package dev.quarterdeck.operation;

import dev.quarterdeck.job.Rate;
import dev.quarterdeck.operation.Why.Because;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a queue, its workers and the manager have to do with it that jobs wait, in words. */
final class Hindrances {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Circumstances facts;
    private final Set<String> gone;
    private final ZoneId zone;

    Hindrances(Circumstances facts, Set<String> gone, ZoneId zone) {
        this.facts = facts;
        this.gone = Set.copyOf(gone);
        this.zone = zone;
    }

    /** What keeps every pending job of the queue from starting, scheduled ones too. */
    List<Because> ofAll() {
        List<Because> reasons = new ArrayList<>();
        Instant pausedAt = facts.queue().pausedAt();
        if (pausedAt != null) {
            reasons.add(new Because(
                    "paused",
                    "queue " + name() + " is paused since " + timeAndAge(pausedAt) + by(facts.pausing())
                            + "; resume lets it go on"));
        }
        List<WorkerInfo> serving = serving();
        if (serving.isEmpty()) {
            reasons.add(new Because("no-worker", nobody()));
        } else if (serving.stream().allMatch(WorkerInfo::quiet)) {
            reasons.add(
                    new Because("quiet", "every worker that serves " + name() + " is quiet and takes no more jobs"));
        }
        return reasons;
    }

    private static String by(@Nullable OperationInfo pausing) {
        if (pausing == null) {
            return "";
        }
        String note = pausing.by().note();
        return " by " + pausing.by().actor() + (note == null ? "" : " (" + OneLine.of(note) + ")");
    }

    /** What keeps those that are ready from starting at this moment. */
    List<Because> ofReady() {
        List<Because> reasons = new ArrayList<>();
        Integer running = facts.queue().limits().running();
        if (running != null && facts.locked() >= running) {
            reasons.add(new Because(
                    "running-limit",
                    Ages.number(facts.locked()) + " of " + Ages.number(running) + " running: queue " + name()
                            + " may run no more at a time"));
        }
        Rate rate = facts.queue().limits().rate();
        Instant freeAt = facts.rateFreeAt();
        if (rate != null && freeAt != null) {
            reasons.add(new Because(
                    "rate-limit", "rate limit " + rate.format() + ", next at " + MILLIS.format(freeAt.atZone(zone))));
        }
        List<WorkerInfo> taking =
                serving().stream().filter(worker -> !worker.quiet()).toList();
        int threads = taking.stream().mapToInt(WorkerInfo::threads).sum();
        if (threads > 0 && taking.stream().mapToInt(WorkerInfo::running).sum() >= threads) {
            reasons.add(new Because(
                    "busy", "every thread is busy: " + threads + " of " + Why.count(taking.size(), "worker")));
        }
        return reasons;
    }

    /** Who returns orphans; without a manager nobody does. */
    String returns(String them, String unlock) {
        String manager = facts.manager();
        return manager == null
                ? "no manager is running: start work or manage, or " + unlock
                : "the manager " + manager + " returns " + them;
    }

    boolean isGone(@Nullable String worker) {
        return worker != null && gone.contains(worker);
    }

    /** {@code 02:10}; with the date on another day. */
    String time(Instant moment) {
        boolean today =
                moment.atZone(zone).toLocalDate().equals(facts.at().atZone(zone).toLocalDate());
        return (today ? CLOCK : DATE).format(moment.atZone(zone));
    }

    String timeAndAge(Instant moment) {
        return time(moment) + " (" + ago(moment) + ")";
    }

    String ago(Instant moment) {
        Duration age = Duration.between(moment, facts.at());
        return Ages.brief(age.isNegative() ? Duration.ZERO : age) + " ago";
    }

    private String nobody() {
        long others = alive().size();
        return others == 0
                ? "no worker is running"
                : "no worker serves " + name() + "; " + Why.count(others, "worker")
                        + (others == 1 ? " serves" : " serve") + " other queues";
    }

    private List<WorkerInfo> serving() {
        return alive().stream()
                .filter(worker -> worker.queues().isEmpty() || worker.queues().contains(name()))
                .toList();
    }

    private List<WorkerInfo> alive() {
        return facts.workers().stream()
                .filter(worker -> worker.worksAt(facts.at()) && !isGone(worker.id()))
                .toList();
    }

    private String name() {
        return facts.queue().name();
    }
}
