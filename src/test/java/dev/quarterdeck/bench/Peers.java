package dev.quarterdeck.bench;

import java.util.List;

/** Other job queues for Java that can keep their jobs in SQLite, where the build has them: {@code make bench} does. */
public interface Peers {

    /** The same work as ours, done by a peer in the same run with the same durability. */
    List<Work> works();
}
