package dev.quarterdeck.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The verbs by name, in the order in which help lists them; a verb's class is loaded when it is made, not before. */
final class Verbs {
    private static final Map<String, Supplier<VerbCommand>> ALL = all();

    private Verbs() {}

    static List<String> names() {
        return new ArrayList<>(ALL.keySet());
    }

    static boolean isVerb(String word) {
        return ALL.containsKey(word);
    }

    /** A new command of this name. */
    static VerbCommand make(String name) {
        Supplier<VerbCommand> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("expected the name of a verb, got: " + name);
        }
        return maker.get();
    }

    private static Map<String, Supplier<VerbCommand>> all() {
        var verbs = new LinkedHashMap<String, Supplier<VerbCommand>>();
        verbs.put("stats", Stats::new);
        verbs.put("list", ListJobs::new);
        verbs.put("show", Show::new);
        verbs.put("history", History::new);
        verbs.put("why", WhyWaits::new);
        verbs.put("errors", ListErrors::new);
        verbs.put("queues", Queues::new);
        verbs.put("workers", Workers::new);
        verbs.put("flow", Flow::new);
        verbs.put("audit", Audit::new);
        verbs.put("trash", Trash::new);
        verbs.put("requeue", Requeue::new);
        verbs.put("purge", Purge::new);
        verbs.put("unprocessable", Unprocessable::new);
        verbs.put("cancel", Cancel::new);
        verbs.put("unlock", Unlock::new);
        verbs.put("reprioritize", Reprioritize::new);
        verbs.put("reschedule", Reschedule::new);
        verbs.put("edit", EditJob::new);
        verbs.put("undo", Undo::new);
        verbs.put("pause", Pause::new);
        verbs.put("resume", Resume::new);
        verbs.put("limit", Limit::new);
        verbs.put("quiet", Quiet::new);
        verbs.put("schedule", ScheduleJob::new);
        verbs.put("schedules", Schedules::new);
        verbs.put("unschedule", Unschedule::new);
        verbs.put("put", Put::new);
        verbs.put("import", Import::new);
        verbs.put("export", Export::new);
        verbs.put("work", Work::new);
        verbs.put("manage", Manage::new);
        verbs.put("produce", Produce::new);
        verbs.put("serve", Serve::new);
        verbs.put("sshd", Sshd::new);
        verbs.put("demo", Demo::new);
        verbs.put("take", Take::new);
        verbs.put("complete", Complete::new);
        verbs.put("fail", Fail::new);
        verbs.put("reject", Reject::new);
        verbs.put("release", Release::new);
        verbs.put("heartbeat", Heartbeat::new);
        verbs.put("check", Check::new);
        verbs.put("backup", Backup::new);
        verbs.put("compact", Compact::new);
        verbs.put("console", Console::new);
        verbs.put("prompt", Prompt::new);
        verbs.put("run", Run::new);
        verbs.put("help", Help::new);
        return verbs;
    }
}
