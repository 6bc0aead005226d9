package dev.quarterdeck.console;

/** Where keys are pressed. */
enum Scope {
    ANYWHERE("everywhere"),
    BOARD("panes"),
    DETAIL("one job"),
    VIEWS("one job, and every list, text and graph"),
    ERRORS("errors"),
    AUDIT("audit"),
    ENTRY("one operation"),
    TRASH("trash"),
    TRASHED("jobs in the trash"),
    TRASHED_JOB("one job in the trash"),
    QUEUES("queues"),
    WORKERS("workers"),
    TRENDS("trends"),
    SIMULATION("simulation"),
    READER("help, command log and output"),
    PURGE("purge form"),
    QUESTION("questions"),
    COUNT("questions that want the count"),
    WAITING("while a typed command runs"),
    COUNTING("while jobs are counted"),
    FILTER("filter line"),
    SEARCH("search line"),
    REASON("reason"),
    COMMAND("command line");

    private final String title;

    Scope(String title) {
        this.title = title;
    }

    /** What the help calls it. */
    String title() {
        return title;
    }

    /** Whether something to be looked at has the keys: no question, no form and no text that is being typed. */
    boolean shows() {
        return switch (this) {
            case DETAIL, ERRORS, AUDIT, ENTRY, TRASH, TRASHED, TRASHED_JOB, QUEUES, WORKERS, TRENDS, READER -> true;
            default -> false;
        };
    }
}
