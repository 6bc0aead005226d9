package dev.quarterdeck.cli;

/**
 * Which of the process's streams are a terminal. Java cannot tell them apart and cannot measure one, so the launcher says
 * it with {@code -Dqdeck.terminals=} (some of {@code ioe}) and {@code -Dqdeck.columns=}.
 *
 * @param columns cells in a line of the terminal that the output goes to; 0 when it is none, or unknown
 */
record Terminals(boolean in, boolean out, boolean err, int columns) {

    private static final int USUAL_COLUMNS = 80;

    static Terminals ofProcess() {
        String given = System.getProperty("qdeck.terminals");
        // Started without the launcher: a console object is there when both ends of the talk are a terminal.
        String streams = given != null ? given : System.console() != null ? "ioe" : "";
        boolean out = streams.contains("o");
        return new Terminals(streams.contains("i"), out, streams.contains("e"), out ? measured() : 0);
    }

    private static int measured() {
        int columns = Integer.getInteger("qdeck.columns", USUAL_COLUMNS);
        return columns > 0 ? columns : USUAL_COLUMNS;
    }
}
