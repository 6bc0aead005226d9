package dev.quarterdeck.store;

/** What a target may or may not be able to do; surfaces disable what is missing and say why. */
public enum Capability {
    ENQUEUE("take jobs in"),
    /** Takes jobs in with what became of them in another queue. */
    MOVE_IN("take in the jobs of another program's queue"),
    WORK("have its jobs worked from here"),
    /** Tells which workers there are, and what jobs wait for. */
    WORKERS("tell about its workers"),
    REQUEUE("requeue"),
    /** Sends jobs back to work one after another and not at once. */
    RATE("requeue at a rate"),
    PURGE("purge"),
    UNPROCESSABLE("mark jobs as unprocessable"),
    CANCEL("cancel"),
    UNLOCK("release locks"),
    PAUSE("pause a queue"),
    LIMIT("limit a queue"),
    /** Keeps recurring jobs. */
    SCHEDULE("keep recurring jobs"),
    EDIT("edit"),
    UNDO("undo"),
    AUDIT("keep an audit"),
    HISTORY("tell the attempts of a job"),
    FLOW("tell what went through"),
    BACKUP("be copied from here"),
    COMPACT("be compacted from here"),
    /** Keeps counts that can be made right again. */
    REPAIR("be repaired from here");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** What a target that lacks it cannot do: {@code this target cannot WORDS}. */
    public String words() {
        return words;
    }
}
