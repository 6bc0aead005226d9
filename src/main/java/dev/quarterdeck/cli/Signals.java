package dev.quarterdeck.cli;

import dev.quarterdeck.command.Interrupts;
import java.util.List;

/** SIGINT, SIGTERM and SIGHUP as interrupts of the running command. */
final class Signals implements Interrupts {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    @Override
    public Watch watch(Runnable action) {
        List<Object> before = NAMES.stream()
                .map(name -> org.jline.utils.Signals.register(name, action))
                .toList();
        return () -> {
            for (int i = 0; i < NAMES.size(); i++) {
                org.jline.utils.Signals.unregister(NAMES.get(i), before.get(i));
            }
        };
    }
}
