package dev.quarterdeck.console;

import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who changed what, and when: every operation, the newest first.
 *
 * @param numberCells how wide the numbers are; only grows, so that columns do not move
 * @param countCells how wide the counts are
 * @param noted operations with notes have been seen
 */
record Audit(Listing<OperationRow> list, int numberCells, int countCells, boolean noted) implements Browsing.Rows {
    private static final int LEAST_NUMBER_CELLS = 3;

    static final Audit START = new Audit(Listing.start(), LEAST_NUMBER_CELLS, "changed".length(), false);

    @Override
    public Scope scope() {
        return Scope.AUDIT;
    }

    /** Takes in operations that were read, and makes room for them. */
    Audit take(Page<OperationRow> page, int height) {
        int number = numberCells;
        int count = countCells;
        boolean anyNoted = noted;
        for (OperationRow row : page.rows()) {
            number = Math.max(number, Ages.number(row.id()).length());
            count = Math.max(count, AuditColumns.changed(row.info()).length());
            anyNoted |= !row.note().isEmpty();
        }
        return new Audit(list.take(page, height, true).settled(height), number, count, anyNoted);
    }

    /** Where the next part is to be read. */
    AuditReader.Place place() {
        Window<OperationRow> window = list.window();
        return window == null || window.isEmpty()
                ? new AuditReader.Place(Course.Goal.HEAD, 0, true)
                : new AuditReader.Place(
                        list.course().goal(), window.current().id(), window.first() && window.top() == 0);
    }

    @Override
    public Audit moved(Browsing.Move move, int height) {
        return new Audit(move.of(list, height), numberCells, countCells, noted);
    }

    static Next detail(Model model) {
        return current(model, row -> Next.of(model.push(AuditEntry.of(row))));
    }

    /** Undoes the operation that is open, or the one under the cursor. */
    static Next undo(Model model) {
        return current(model, row -> Undos.plan(model, row.id()));
    }

    private static Next current(Model model, Function<OperationRow, Next> act) {
        return current(model).map(act).orElseGet(() -> Next.of(model));
    }

    static Optional<OperationRow> current(Model model) {
        return model.layer(AuditEntry.class).map(AuditEntry::row).or(() -> model.layer(Audit.class)
                .flatMap(audit -> audit.list.current()));
    }

    static Optional<String> obstacle(Model model) {
        return Changes.incapable(model, Capability.AUDIT);
    }

    static Optional<String> cursorObstacle(Model model) {
        return current(model).isPresent() ? Optional.empty() : Optional.of("there is no operation under the cursor");
    }

    static Optional<String> undoObstacle(Model model) {
        return Undos.obstacle(model).or(() -> cursorObstacle(model));
    }
}
