package dev.quarterdeck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The map of the packages, from the ground up: each with those it may look down at. */
final class Rooms {
    static final String ROOT = "dev.quarterdeck";

    /** Where the parts are put together, the root package among them; it may see everything. */
    static final String WIRING = "cli";

    /** What everybody may use, and what uses nobody. */
    static final String TEXT = "text";

    /** By name; {@code store} is the package alone, every other one with whatever is below it. */
    static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

    static {
        room("disk");
        room("job");
        room("store", "job");
        room("store.shared", "store", "job");
        room("store.file", "store", "job", "disk");
        room("store.sqlite", "store.shared", "store.file", "store", "job", "disk");
        room("store.postgres", "store.shared", "store", "job");
        room("store.foreign", "store.shared", "store.file", "store", "job", "disk");
        room("json", "store", "job");
        room("engine", "store", "job");
        room("operation", "store", "job");
        room("http", "operation", "engine", "json", "store", "job", "disk");
        room("command", "http", "operation", "engine", "json", "store", "job", "disk");
        room("completion", "command", "operation", "store", "job");
        room("console", "completion", "command", "operation", "engine", "store", "job");
        room("terminal", "console", "completion", "command", "operation", "engine", "store", "job");
        room("prompt", "completion", "command", "operation", "engine", "store", "job", "disk");
        room("manual", "completion");
        room("ssh", "terminal", "console", "completion", "command", "operation", "engine", "store", "job", "disk");
    }

    private Rooms() {}

    private static void room(String name, String... below) {
        ARROWS.put(name, List.of(below));
    }

    static String packages(String room) {
        return ROOT + "." + room + (room.equals("store") ? "" : "..");
    }
}
