package dev.quarterdeck.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one operation.
 *
 * @param row the operation as it was last read
 * @param page what there is besides; null until it was read
 */
record AuditEntry(OperationRow row, @Nullable EntryPage page, Scroll scroll) implements Scrolling.Text {

    static AuditEntry of(OperationRow row) {
        return new AuditEntry(row, null, Scroll.START);
    }

    @Override
    public Scope scope() {
        return Scope.ENTRY;
    }

    @Override
    public AuditEntry scrolled(Scroll newScroll) {
        return new AuditEntry(row, page, newScroll);
    }

    AuditEntry read(EntryPage read) {
        return new AuditEntry(OperationRow.of(read.info()), read, scroll);
    }

    @Override
    public List<Line> lines(Model model) {
        return EntryText.lines(this, model);
    }
}
