package dev.quarterdeck.console;

/** Draws the audit. */
final class AuditScreen {
    private AuditScreen() {}

    static void draw(Canvas canvas, Model model, Audit audit) {
        Line title = Line.of(" AUDIT ", Style.PLAIN.strong().reversed()).plus("── the newest first ", Style.DIM);
        Window<OperationRow> window = audit.list().window();
        String none = window == null ? "reading" : "nothing is on record yet";
        ListScreen.draw(canvas, model, title, AuditColumns.of(audit), window, none);
    }
}
