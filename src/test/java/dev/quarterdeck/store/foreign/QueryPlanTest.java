package dev.quarterdeck.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.Assumptions;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.shared.Predicate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the owner's indexes serve what is asked of a litequeue file with many messages. */
class QueryPlanTest {
    @TempDir
    Path folder;

    private List<String> plan(Predicate statement) throws Exception {
        Path file = folder.resolve("theirs.db");
        if (!file.toFile().exists()) {
            OwnerFile.LITEQUEUE_010.make(file);
        }
        List<String> steps = new ArrayList<>();
        try (Connection connection = new ForeignFile(file).openReader();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + statement.sql())) {
            for (int i = 0; i < statement.values().size(); i++) {
                explain.setObject(i + 1, statement.values().get(i));
            }
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString(4));
                }
            }
        }
        return steps;
    }

    private static SourceSql queue() {
        Generation head = Litequeue.generations().get(0);
        return new SourceSql(
                new Source(0, 1, "Queue", head), new Facts(OwnerFile.NOW, OwnerFile.NOW, Assumptions.NONE));
    }

    private static Predicate page(JobState state, Order order) {
        return new PageSql(
                        PageQuery.first(Selection.ofState(state, OwnerFile.NOW), order, 10),
                        queue().source().generation().claimOrder())
                .of(queue());
    }

    @Test
    void thePendingMessagesAreReadInTheOwnersOrderFromItsIndex() throws Exception {
        assertThat(plan(page(JobState.PENDING, Order.CLAIM)))
                .anyMatch(step -> step.contains("Queue_status_message_id_idx (status=?)"));
    }

    @Test
    void theStatesAreCountedFromAnIndexAlone() throws Exception {
        assertThat(plan(queue().select("status, count(*)", Predicate.TRUE, " GROUP BY status")))
                .containsExactly("SCAN Queue USING COVERING INDEX Queue_status_message_id_idx");
        assertThat(plan(queue().select("1", queue().inState(JobState.DONE), " LIMIT 10000")))
                .containsExactly("SEARCH Queue USING COVERING INDEX Queue_status_message_id_idx (status=?)");
    }

    @Test
    void aMessageIsFoundByItsRow() throws Exception {
        assertThat(plan(queue().select("1", queue().numbered(new long[] {10_001}), "")))
                .anyMatch(step -> step.contains("USING INTEGER PRIMARY KEY (rowid=?)"));
    }
}
