package dev.quarterdeck.console;

import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Who changed what, and when: every operation, the newest first.
 *
 * @param numberCells how wide the numbers are; only grows, so that columns do not move
 * @param countCells how wide the counts are
 * @param noted operations with notes have been seen
 */
record Audit(Listing<OperationRow> list, int numberCells, int countCells, boolean noted) implements Layer {
    private static final int LEAST_NUMBER_CELLS = 3;

    static final Audit START = new Audit(Listing.start(), LEAST_NUMBER_CELLS, "changed".length(), false);

    @Override
    public Scope scope() {
        return Scope.AUDIT;
    }

    @Override
    public boolean coversBoard() {
        return true;
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

    Audit inView(int height) {
        return with(list.inView(height));
    }

    private Audit with(Listing<OperationRow> moved) {
        return new Audit(moved, numberCells, countCells, noted);
    }

    static Next up(Model model) {
        return moved(model, (list, height) -> list.move(-1, height));
    }

    static Next down(Model model) {
        return moved(model, (list, height) -> list.move(1, height));
    }

    /** One row less than is shown, so that the eye finds its place again. */
    static Next pageUp(Model model) {
        return moved(model, (list, height) -> list.move(-Math.max(1, height - 1), height));
    }

    static Next pageDown(Model model) {
        return moved(model, (list, height) -> list.move(Math.max(1, height - 1), height));
    }

    static Next first(Model model) {
        return moved(model, Listing::toFirst);
    }

    static Next last(Model model) {
        return moved(model, Listing::toLast);
    }

    private static Next moved(Model model, BiFunction<Listing<OperationRow>, Integer, Listing<OperationRow>> move) {
        return model.layer(Audit.class)
                .map(audit -> Next.of(
                        model.replace(audit, audit.with(move.apply(audit.list, Layout.listRows(model.size()))))))
                .orElseGet(() -> Next.of(model));
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

    private static Optional<OperationRow> current(Model model) {
        return model.layer(AuditEntry.class).map(AuditEntry::row).or(() -> model.layer(Audit.class)
                .flatMap(audit -> audit.list.current()));
    }

    static Optional<String> obstacle(Model model) {
        return Changes.incapable(model, Capability.AUDIT, "keep an audit");
    }

    static Optional<String> cursorObstacle(Model model) {
        return current(model).isPresent() ? Optional.empty() : Optional.of("there is no operation under the cursor");
    }

    static Optional<String> undoObstacle(Model model) {
        return Undos.obstacle(model).or(() -> cursorObstacle(model));
    }
}
