package dev.quarterdeck.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done for every job, and what a screen asks for, goes by an index however many jobs there are. */
class PlanTest {
    private static final Target.Server TARGET = TestServer.target(TestServer.freshUrl());
    private static final int DONE = 3_000;
    private static final int PENDING = 3_000;
    private static Connection connection;
    private static HikariDataSource writers;

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
        writers = new Server(TARGET, Durability.FULL).writers();
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE job");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        writers.close();
    }

    @Test
    void claimSeeksInTheClaimIndexAndLocksByTheKey() throws SQLException {
        for (String sql : List.of(Claiming.CLAIM, Claiming.CLAIM_ALONE)) {
            String plan = planForAll(sql);

            assertThat(plan).contains("job_claim").contains("job_pkey").doesNotContain("Seq Scan on job ");
        }
    }

    @Test
    void limitedClaimDoesToo() throws SQLException {
        String plan = planForAll(Claiming.CLAIM_LIMITED);

        assertThat(plan).contains("job_claim").contains("job_pkey").doesNotContain("Seq Scan on job");
    }

    @Test
    void settlingFindsItsJobByItsKey() throws SQLException {
        for (String sql : List.of(Settling.COMPLETE, Settling.COMPLETE_ALONE, Settling.COMPLETE_ONE)) {
            assertThat(planForAll(sql))
                    .contains("Index Scan using job_pkey", "Index Cond: (id = ")
                    .doesNotContain("Seq Scan", "Hash Join", "Merge Join");
        }
        assertThat(planForAll(Settling.HELD)).contains("job_pkey").doesNotContain("Seq Scan");
        assertThat(planForAll(Prolonging.PROLONG)).contains("job_pkey").doesNotContain("Seq Scan");
    }

    @Test
    void orphansAndLeasesAreFoundByTheirIndex() throws SQLException {
        assertThat(planForAll(OrphanReturn.expired(PostgresDialect.DIALECT))).contains("job_lease");
        assertThat(plan(ReadingSql.FIRST_LEASE_END)).contains("job_lease");
    }

    @Test
    void keysAreFoundByTheirIndex() throws SQLException {
        assertThat(planForAll(Enqueueing.ALONE))
                .contains("Index Only Scan using job_key")
                .doesNotContain("Seq Scan");
        assertThat(planForAll(Enqueueing.OF_KEYS)).contains("job_key").doesNotContain("Seq Scan");
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

    /** The one plan that the connections that write have for all values, on a table that was analyzed. */
    private static String planForAll(String sql) throws SQLException {
        List<String> places = new ArrayList<>();
        String numbered = Pattern.compile("\\?\\d*").matcher(sql).replaceAll(mark -> {
            if (mark.group().equals("?") || !places.contains(mark.group())) {
                places.add(mark.group());
            }
            int place = mark.group().equals("?") ? places.size() : places.indexOf(mark.group()) + 1;
            return "\\$" + place;
        });
        String nulls = String.join(", ", Collections.nCopies(places.size(), "NULL"));
        try (Connection writer = writers.getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("PREPARE asked AS " + numbered);
            try (ResultSet row = statement.executeQuery("EXPLAIN EXECUTE asked (" + nulls + ")")) {
                return lines(row);
            } finally {
                statement.execute("DEALLOCATE asked");
            }
        }
    }

    /** As the connections that read make it for these values. */
    private static String plan(String sql, Object... values) throws SQLException {
        try (Statements statements = new Statements(connection);
                ResultSet row = statements.prepare("EXPLAIN " + sql, values).executeQuery()) {
            return lines(row);
        }
    }

    private static String lines(ResultSet row) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (row.next()) {
            lines.add(row.getString(1));
        }
        return String.join("\n", lines);
    }
}
