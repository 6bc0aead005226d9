package dev.quarterdeck.console;

import java.util.List;

/**
 * The jobs that one operation threw away, by id; of many the first, which is enough to see whether they are the right ones.
 *
 * @param idCells how wide the ids are; only grows
 */
record TrashedJobs(TrashRow heap, Listing<JobRow> list, int idCells) implements Browsing.Rows {
    /** So many are read. */
    static final int MOST = 500;

    static TrashedJobs of(TrashRow heap) {
        return new TrashedJobs(heap, Listing.start(), 6);
    }

    @Override
    public Scope scope() {
        return Scope.TRASHED;
    }

    @Override
    public TrashedJobs moved(Browsing.Move move, int height) {
        return new TrashedJobs(heap, move.of(list, height), idCells);
    }

    /** Takes in the jobs; those of another operation come too late. */
    TrashedJobs take(long operation, List<JobRow> rows, int height) {
        if (operation != heap.id()) {
            return this;
        }
        int cells = rows.stream()
                .mapToInt(row -> Columns.id(row.id()).length())
                .max()
                .orElse(0);
        return new TrashedJobs(heap, list.takeAll(rows, height), Math.max(idCells, cells));
    }
}
