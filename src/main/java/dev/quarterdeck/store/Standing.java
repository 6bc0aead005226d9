package dev.quarterdeck.store;

/** The counts and the backlog of one and the same state: as many jobs are pending as are ready and scheduled. */
public record Standing(Counts counts, Backlog backlog) {}
