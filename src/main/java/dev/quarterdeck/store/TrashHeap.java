package dev.quarterdeck.store;

/** The jobs that one operation threw away and that can be brought back. */
public record TrashHeap(OperationInfo operation, long jobs) {}
