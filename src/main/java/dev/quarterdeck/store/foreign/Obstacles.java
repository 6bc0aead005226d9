package dev.quarterdeck.store.foreign;

import dev.quarterdeck.store.Capability;

/** Why files of other programs cannot do what they cannot do, where the kind has no reason of its own. */
final class Obstacles {
    private Obstacles() {}

    static String why(Capability capability, Kind kind) {
        String owner = kind.word();
        return switch (capability) {
            case ENQUEUE -> "only " + owner + " puts jobs into it; import --from brings them into a queue of ours";
            case MOVE_IN -> "only " + owner + " puts jobs into it";
            case WORK -> "only " + owner + " works its jobs; import --from brings them into a queue of ours";
            case WORKERS -> owner + " keeps no record of its workers";
            case PAUSE -> owner + " would go on claiming: it knows no pause";
            case LIMIT -> owner + " knows no limits";
            case SCHEDULE -> "its recurring jobs are the business of " + owner;
            case RATE -> owner + " claims what is pending at once; requeue fewer at a time";
            case EDIT -> "what its producers wrote is left as it is";
            case HISTORY -> owner + " keeps no record of single attempts";
            case FLOW -> owner + " keeps no record of what went through";
            case BACKUP -> "copy it with sqlite3 FILE \"VACUUM INTO 'COPY'\"";
            case COMPACT -> "its pages are the business of " + owner;
            case REPAIR -> "it keeps no counts that could be wrong";
            case CANCEL -> owner + " knows no cancelled state; purge takes a job away";
            case UNPROCESSABLE -> owner + " knows no failed state; purge takes a job away";
            case UNLOCK -> owner + " tells nobody which jobs are held";
            case REQUEUE -> owner + " keeps no job that has ended";
            case PURGE, UNDO, AUDIT -> owner + " has no statement for it";
        };
    }
}
