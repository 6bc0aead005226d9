package dev.quarterdeck.console;

/** Draws the audit. */
final class AuditScreen {
    private static final Column.Cell NO_SIGN = Column.Cell.plain(" ");

    private AuditScreen() {}

    static void draw(Canvas canvas, Model model, Audit audit) {
        Rect rect = Layout.middle(model.size());
        canvas.box(rect, Style.PLAIN.strong());
        Line title = Line.of(" AUDIT ", Style.PLAIN.strong().reversed()).plus("── the newest first ", Style.DIM);
        canvas.put(rect.x() + 1, rect.y(), title, rect.width() - 2);
        Table<OperationRow> table = Table.of(canvas, model, rect.inside(), AuditColumns.of(audit));
        table.headings();
        Window<OperationRow> window = audit.list().window();
        if (window == null || window.isEmpty()) {
            table.empty(window == null ? "reading" : "nothing is on record yet");
        } else {
            table.rows(window, true, row -> NO_SIGN);
        }
    }
}
