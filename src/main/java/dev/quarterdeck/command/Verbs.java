package dev.quarterdeck.command;

import java.util.List;

/** The verbs by name, in the order in which help lists them; a verb's class is loaded when it is made, not before. */
final class Verbs {
    private static final List<String> NAMES = List.of(
            "stats",
            "list",
            "show",
            "history",
            "why",
            "errors",
            "queues",
            "workers",
            "flow",
            "watch",
            "audit",
            "trash",
            "requeue",
            "purge",
            "unprocessable",
            "cancel",
            "unlock",
            "reprioritize",
            "reschedule",
            "edit",
            "undo",
            "pause",
            "resume",
            "limit",
            "quiet",
            "schedule",
            "schedules",
            "unschedule",
            "put",
            "import",
            "export",
            "work",
            "manage",
            "produce",
            "serve",
            "sshd",
            "demo",
            "take",
            "complete",
            "fail",
            "reject",
            "release",
            "heartbeat",
            "check",
            "backup",
            "compact",
            "migrate",
            "console",
            "prompt",
            "run",
            "help");

    private Verbs() {}

    static List<String> names() {
        return NAMES;
    }

    static boolean isVerb(String word) {
        return NAMES.contains(word);
    }

    /** A new command of this name. */
    // No map to constructors: linking a reference to one loads its class, and every command would load all of them.
    static VerbCommand make(String name) {
        return switch (name) {
            case "stats" -> new Stats();
            case "list" -> new ListJobs();
            case "show" -> new Show();
            case "history" -> new History();
            case "why" -> new WhyWaits();
            case "errors" -> new ListErrors();
            case "queues" -> new Queues();
            case "workers" -> new Workers();
            case "flow" -> new Flow();
            case "watch" -> new Watch();
            case "audit" -> new Audit();
            case "trash" -> new Trash();
            case "requeue" -> new Requeue();
            case "purge" -> new Purge();
            case "unprocessable" -> new Unprocessable();
            case "cancel" -> new Cancel();
            case "unlock" -> new Unlock();
            case "reprioritize" -> new Reprioritize();
            case "reschedule" -> new Reschedule();
            case "edit" -> new EditJob();
            case "undo" -> new Undo();
            case "pause" -> new Pause();
            case "resume" -> new Resume();
            case "limit" -> new Limit();
            case "quiet" -> new Quiet();
            case "schedule" -> new ScheduleJob();
            case "schedules" -> new Schedules();
            case "unschedule" -> new Unschedule();
            case "put" -> new Put();
            case "import" -> new Import();
            case "export" -> new Export();
            case "work" -> new Work();
            case "manage" -> new Manage();
            case "produce" -> new Produce();
            case "serve" -> new Serve();
            case "sshd" -> new Sshd();
            case "demo" -> new Demo();
            case "take" -> new Take();
            case "complete" -> new Complete();
            case "fail" -> new Fail();
            case "reject" -> new Reject();
            case "release" -> new Release();
            case "heartbeat" -> new Heartbeat();
            case "check" -> new Check();
            case "backup" -> new Backup();
            case "compact" -> new Compact();
            case "migrate" -> new Migrate();
            case "console" -> new Console();
            case "prompt" -> new Prompt();
            case "run" -> new Run();
            case "help" -> new Help();
            default -> throw new IllegalArgumentException("expected the name of a verb, got: " + name);
        };
    }
}
