package dev.quarterdeck.store;

/** What a copy of a target holds, and how big it is. */
public record BackupReceipt(long jobs, long bytes) {}
