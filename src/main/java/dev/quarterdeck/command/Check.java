package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.json.Figures;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.CheckReport;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.text.Ages;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies the target. */
@LeastRole(Role.VIEWER)
@Command(
        name = "check",
        description = {
            "Verify the file and the kept counts.",
            "Reads all of it. The exit code is 1 when faults were found. With a --max option it says instead, quickly and"
                    + " as plugins of Nagios do, how the queue fares: one line, and the exit code 0 (OK), 1 (WARNING),"
                    + " 2 (CRITICAL) or 3 (UNKNOWN)."
        })
final class Check extends VerbCommand {
    @Option(names = "--repair", description = "Count anew what was kept wrong, then verify.")
    private boolean repair;

    @Mixin
    private NoteArg note;

    @Mixin
    private HealthArgs health;

    @Override
    List<Permission.Demand> demands() {
        return demand(repair, "check --repair", Role.OPERATOR);
    }

    @Override
    List<Capability> needs() {
        return repair ? List.of(Capability.REPAIR) : List.of();
    }

    @Override
    public Integer call() {
        if (health.isSaid()) {
            return fare();
        }
        try (var opened = open(repair ? Access.CHANGE : Access.READ)) {
            List<String> repaired = repair ? repaired(opened.store()) : List.of();
            CheckReport report = opened.jobs().check();
            Output output = output();
            if (output.json()) {
                output.json(line -> json(line, report, repaired));
            } else {
                repaired.forEach(line -> output.whole("repaired   " + line));
                text(output, report);
            }
            return report.ok() ? Exit.DONE : Exit.FAILED;
        }
    }

    private int fare() {
        health.check();
        if (repair) {
            throw CommandException.usage("--repair and the --max options exclude each other; say one after the other");
        }
        try (var opened = open(Access.READ)) {
            Figures figures = Figures.of(opened.jobs(), now());
            Long oldest = figures.oldestReadySeconds();
            Health found = new Health(health.limits(
                    figures.counts().of(JobState.DEAD),
                    oldest == null ? 0 : oldest,
                    figures.backlog().orphaned()));
            if (output().json()) {
                output().json(found::json);
            } else {
                output().whole(found.line());
            }
            return found.state().ordinal();
        } catch (StoreException e) {
            // Plugins say on stdout what they cannot find out, too.
            String why = String.valueOf(e.getMessage());
            if (output().json()) {
                output().json(line -> line.text("state", "unknown").text("error", why));
            } else {
                output().whole("QDECK " + Health.State.UNKNOWN + " - " + why);
            }
            return Health.State.UNKNOWN.ordinal();
        }
    }

    private List<String> repaired(JobStore store) {
        return note.record(session(), store).change("check --repair", store::repair, lines -> !lines.isEmpty());
    }

    private void json(JsonLine line, CheckReport report, List<String> repaired) {
        line.flag("ok", report.ok())
                .text("integrity", report.integrity())
                .text("counters", report.counters())
                .number("orphans", report.orphans())
                .texts("faults", report.faults());
        if (repair) {
            line.texts("repaired", repaired);
        }
    }

    private static void text(Output output, CheckReport report) {
        output.line("integrity  " + report.integrity());
        output.line("counters   " + report.counters());
        output.line("orphans    " + Ages.number(report.orphans()));
        report.faults().forEach(fault -> output.whole("fault      " + fault));
        output.line(report.ok() ? "ok" : "not ok");
    }
}
