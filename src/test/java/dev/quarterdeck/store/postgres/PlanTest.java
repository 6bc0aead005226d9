package dev.quarterdeck.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.shared.OrphanReturn;
import dev.quarterdeck.store.shared.PageSql;
import dev.quarterdeck.store.shared.Predicate;
import dev.quarterdeck.store.shared.Prolonging;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done for every job, and what a screen asks for, goes by an index however many jobs there are. */
class PlanTest {
    private static final Target.Server TARGET = TestServer.target(TestServer.freshUrl());
    private static final int DONE = 3_000;
    private static final int PENDING = 3_000;
    private static Connection connection;

    @BeforeAll
    static void fill() throws SQLException {
        try (PostgresStore store = PostgresStore.open(TARGET, OpenOptions.of(Access.CREATE))) {
            store.enqueueAll(Collections.nCopies(DONE + 10, NewJob.of("t", "p")));
            store.claim(new ClaimRequest("w", DONE, Duration.ofMinutes(5), Set.of(), Duration.ZERO)).stream()
                    .map(claim -> store.settleAsync(new Settlement.Complete(claim.lease(), null)))
                    .toList()
                    .forEach(settled -> assertThat(settled.join()).isTrue());
            store.enqueueAll(Collections.nCopies(PENDING, NewJob.of("t", "p").in(Duration.ofDays(1))));
            store.claim(new ClaimRequest("w", 5, Duration.ofMinutes(5), Set.of(), Duration.ZERO));
        }
        connection = new Server(TARGET, Durability.FULL).connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE job");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void claimSeeksInTheClaimIndexAndLocksByTheKey() throws SQLException {
        long now = System.currentTimeMillis();
        for (String sql : List.of(Claiming.CLAIM, Claiming.CLAIM_ALONE)) {
            String plan = plan(sql, now, now, "w", 17L, null, 1, "{}", "{}", 3, 0L);

            assertThat(plan).contains("job_claim").contains("job_pkey").doesNotContain("Seq Scan on job ");
        }
    }

    @Test
    void limitedClaimDoesToo() throws SQLException {
        long now = System.currentTimeMillis();
        String plan = plan(Claiming.CLAIM_LIMITED, now, now, "w", 17L, "{default}", 1, "{default}", "{1}");

        assertThat(plan).contains("job_claim").contains("job_pkey").doesNotContain("Seq Scan on job");
    }

    @Test
    void settlingFindsItsJobByItsKey() throws SQLException {
        for (String sql : List.of(Settling.COMPLETE, Settling.COMPLETE_ALONE)) {
            assertThat(plan(sql, 1L, "{1,2}", "{2,3}", "{r,NULL}", 3, 0L))
                    .contains("Index Scan using job_pkey", "Index Cond: (id = ")
                    .doesNotContain("Seq Scan", "Hash Join", "Merge Join");
        }
        assertThat(plan(Settling.HELD, 1L, 2L)).contains("job_pkey").doesNotContain("Seq Scan");
        assertThat(plan(Prolonging.PROLONG, 1L, 1L, 2L)).contains("job_pkey").doesNotContain("Seq Scan");
    }

    @Test
    void orphansAndLeasesAreFoundByTheirIndex() throws SQLException {
        assertThat(plan(OrphanReturn.expired(PostgresDialect.DIALECT), 1L, 100)).contains("job_lease");
        assertThat(plan(ReadingSql.FIRST_LEASE_END)).contains("job_lease");
    }

    @Test
    void keysAreFoundByTheirIndex() throws SQLException {
        assertThat(plan(Enqueueing.ALONE, 2, 3, null, 1L, 1L, 1L, "q", "t", "k", null, "p", 1L, 3, 0L))
                .contains("Index Only Scan using job_key")
                .doesNotContain("Seq Scan");
        assertThat(plan(Enqueueing.OF_KEYS, "{a,b}")).contains("job_key").doesNotContain("Seq Scan");
    }

    @Test
    void pagesBeginAtAPlaceInAnIndex() throws SQLException {
        assertThat(page(JobState.PENDING, Order.CLAIM)).contains("job_claim").doesNotContain("Seq Scan on job");
        assertThat(page(JobState.LOCKED, Order.LEASE)).contains("job_lease").doesNotContain("Seq Scan on job");
        assertThat(page(JobState.DONE, Order.NEWEST)).contains("job_finished").doesNotContain("Sort");
        assertThat(page(JobState.DONE, Order.OLDEST)).contains("job_finished").doesNotContain("Sort");
    }

    @Test
    void countsDoNotLookAtJobs() throws SQLException {
        assertThat(plan("SELECT sum(n) FROM job_count")).doesNotContain(" on job ");
    }

    @Test
    void fewThatAreReadyOrScheduledAreFoundInTheClaimIndex() throws SQLException {
        long never = Instant.now().plus(Duration.ofDays(1_000)).toEpochMilli();
        assertThat(plan(numbered(ReadingSql.READY), 1L, 1_000L))
                .contains("job_claim")
                .doesNotContain("Seq Scan on job");
        assertThat(plan(numbered(ReadingSql.SCHEDULED), never, 1_000L))
                .contains("job_claim")
                .doesNotContain("Seq Scan on job");
    }

    private static String numbered(String sql) {
        return sql.replace(":now", "?1").replace(":most", "?2");
    }

    private static String page(JobState state, Order order) throws SQLException {
        Selection selection = new Selection(Set.of(state), List.of(), Filter.ANY, true, Instant.now());
        Predicate sql = PageSql.of(PageQuery.first(selection, order, 50), PostgresDialect.DIALECT);
        return plan(sql.sql(), sql.values().toArray());
    }

    /** As the connections that write see it, on a table that was analyzed. */
    private static String plan(String sql, Object... values) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statements statements = new Statements(connection)) {
            PreparedStatement statement = statements.prepare("EXPLAIN " + sql, values);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
        }
        return String.join("\n", lines);
    }
}
