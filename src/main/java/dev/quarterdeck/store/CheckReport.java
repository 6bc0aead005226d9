package dev.quarterdeck.store;

import java.util.List;

/**
 * What a check found.
 *
 * @param integrity {@code ok}, or the engine's first complaint
 * @param counters {@code ok}, or the first difference between the kept counts and the jobs
 * @param orphans locked jobs whose lease has run out; not a fault
 * @param faults everything that is wrong, a line each
 */
public record CheckReport(String integrity, String counters, long orphans, List<String> faults) {

    public CheckReport {
        faults = List.copyOf(faults);
    }

    public boolean ok() {
        return faults.isEmpty();
    }
}
