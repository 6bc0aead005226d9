package dev.quarterdeck.console;

/**
 * How the reading of a pane goes on.
 *
 * @param pinned the person moved the cursor: it stays on its job also while another pane has the focus
 * @param goal what the next reading is to show
 * @param jumps grows whenever the rows are to be read at once, whatever is being read
 * @param owed rows that the cursor still has to move once they are there
 * @param sought what is searched for; empty for nothing
 */
record Course(boolean pinned, Goal goal, int jumps, int owed, String sought) {
    static final Course START = new Course(false, Goal.HEAD, 0, 0, "");

    /** What a reading shows. */
    enum Goal {
        HEAD,
        TAIL,
        /** The surroundings of the job under the cursor. */
        CURSOR
    }

    Course pin() {
        return new Course(true, goal, jumps, owed, sought);
    }

    Course jump(Goal newGoal) {
        return new Course(pinned, newGoal, jumps + 1, 0, sought);
    }

    Course arrived() {
        return new Course(pinned, Goal.CURSOR, jumps, owed, sought);
    }

    Course owing(int rows) {
        return new Course(pinned, goal, jumps, rows, sought);
    }

    Course seeking(String text) {
        return new Course(pinned, goal, jumps, owed, text);
    }
}
