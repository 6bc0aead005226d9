package dev.quarterdeck.console;

import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.Undoable;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one operation as it was read at one time.
 *
 * @param kept how many jobs it keeps as they were before
 * @param obstacle why it cannot be undone; null when it can
 */
record EntryPage(
        OperationInfo info, Undoable kept, @Nullable String obstacle) {}
