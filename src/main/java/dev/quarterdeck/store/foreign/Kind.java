package dev.quarterdeck.store.foreign;

import java.util.List;
import java.util.function.Supplier;

/** The programs whose files are understood. */
enum Kind {
    LITEQUEUE("litequeue", "message", Litequeue::generations),
    SQLITE_WORKER("sqlite-worker", "task", SqliteWorker::generations),
    GOQITE("goqite", "message", Goqite::generations),
    LITEQUE("liteque", "task", Liteque::generations),
    PLAINJOB("plainjob", "job", Plainjob::generations),
    PERSIST_QUEUE("persist-queue", "item", PersistQueue::generations),
    HUEY("huey", "task", Huey::generations);

    private final String word;
    private final String unit;
    private final Supplier<List<Generation>> generations;

    Kind(String word, String unit, Supplier<List<Generation>> generations) {
        this.word = word;
        this.unit = unit;
        this.generations = generations;
    }

    /** The program's name. */
    String word() {
        return word;
    }

    /** What it calls one of its jobs; their type, where it knows no types. */
    String unit() {
        return unit;
    }

    /** Its ways of keeping a queue, the most particular first. */
    List<Generation> generations() {
        return generations.get();
    }
}
