package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Filter.NumberField;
import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.contract.Filters;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.Breaker;
import dev.quarterdeck.store.shared.Expiry;
import dev.quarterdeck.store.shared.Forgetting;
import dev.quarterdeck.store.shared.Freezing;
import dev.quarterdeck.store.shared.Indexed;
import dev.quarterdeck.store.shared.OrphanReturn;
import dev.quarterdeck.store.shared.PageSql;
import dev.quarterdeck.store.shared.Prolonging;
import dev.quarterdeck.store.shared.Tallying;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked all the time costs as much at ten million jobs as at ten: it is looked up, never searched for. */
class QueryPlanTest {
    private static final String CLAIM_SEEK =
            "SEARCH i USING COVERING INDEX job_claim (queue=? AND priority=? AND run_at<?)";
    private static final String BY_ID = "SEARCH job USING INTEGER PRIMARY KEY (rowid=?)";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path dir;

    private SqliteStore store;
    private Readers readers;
    private Handle handle;

    @BeforeEach
    void open() {
        Path path = dir.resolve("jobs.db");
        store = SqliteStore.open(path, new OpenOptions(Access.CREATE, Durability.NORMAL, () -> NOW));
        readers = new SqliteFile(path, Access.READ, Durability.NORMAL).readers(new Errors(path));
        handle = readers.open();
    }

    @AfterEach
    void close() {
        handle.close();
        readers.close();
        store.close();
    }

    @Test
    void claimSeeksEachQueueAndPriorityUpToNow() {
        QueryPlan plan = plan(Claiming.CLAIM);

        assertThat(plan.has(CLAIM_SEEK)).as("%s", plan).isTrue();
        assertThat(plan.has("SEARCH j USING INTEGER PRIMARY KEY (rowid=?)"))
                .as("%s", plan)
                .isTrue();
        assertThat(plan.walksJobs()).as("%s", plan).isFalse();
        assertThat(plan.sortedParts())
                .as("only the heads of the queues are sorted: %s", plan)
                .containsExactly(plan.parentOf("SCAN q"))
                .doesNotContain(plan.parentOf(CLAIM_SEEK));
    }

    @Test
    void claimFromQueuesWithLimitsSeeksAsTheOtherDoes() {
        QueryPlan plan = plan(Claiming.CLAIM_LIMITED);

        assertThat(plan.has(CLAIM_SEEK)).as("%s", plan).isTrue();
        assertThat(plan.walksJobs()).as("%s", plan).isFalse();
    }

    @Test
    void queuesWithLimitsAreReadWithoutTheirJobs() {
        assertThat(plan(Claiming.LIMITED).details()).noneMatch(detail -> detail.contains("job "));
    }

    @Test
    void lookForReadyJobsSeeksToo() {
        QueryPlan plan = plan(Waker.READY_PROBE);

        assertThat(plan.details())
                .anyMatch(detail -> detail.contains("COVERING INDEX job_claim (queue=? AND priority=?"));
        assertThat(plan.walksJobs()).as("%s", plan).isFalse();
        assertThat(plan.sortedParts()).as("%s", plan).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Settling.COMPLETE, Settling.END, Settling.HELD, Prolonging.PROLONG})
    void settlementAndHeartbeatGoStraightToTheirJob(String sql) {
        assertThat(plan(sql).details()).containsExactly(BY_ID);
    }

    /** An operation and the ids of its chunk lead to everything: neither jobs, nor images, nor the trash are walked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                Images.KEEP,
                Images.KEEP_TRASHED,
                Images.TRASH,
                Images.BRING_BACK,
                Images.EMPTY,
                Undone.CHANGED,
                Undone.TRASHED,
                Undone.RESTORE,
                Undone.RESTORE_TEXTS,
                Undone.UNTOUCHED_AGAIN,
                Forgetting.TRASHED,
                Forgetting.FORGET_IMAGES
            })
    void whatIsKeptForAnUndoIsReachedByItsKeys(String sql) {
        assertThat(plan(sql).details())
                .noneMatch(detail -> detail.matches("SCAN (job|image|trash|operation|i|j|t)\\b.*"));
    }

    @Test
    void undoableOperationsAreFoundAmongAllThereEverWere() {
        assertThat(plan(Forgetting.EXPIRED).details())
                .containsExactly(
                        "SEARCH operation USING INDEX operation_undoable (undoable_until>? AND undoable_until<?)");
        assertThat(plan(Undone.UNTOUCHED_AGAIN).details())
                .anyMatch(detail -> detail.startsWith("SEARCH o USING INDEX operation_undoable"));
    }

    @Test
    void keyIsLookedUp() {
        assertThat(plan(Enqueueing.OF_KEY).details())
                .containsExactly("SEARCH job USING COVERING INDEX job_key (key=?)");
    }

    @Test
    void orphansAreFoundByTheirLease() {
        assertThat(plan(OrphanReturn.expired(SqliteDialect.DIALECT)).details())
                .containsExactly("SEARCH job USING INDEX job_lease (lease_until<?)");
        assertThat(plan(OrphanReturn.ofWorkers(SqliteDialect.DIALECT)).walksJobs())
                .isFalse();
    }

    @Test
    void theFirstLeaseToEndIsLookedUp() {
        assertThat(plan(ReadingSql.FIRST_LEASE_END).details())
                .containsExactly("SEARCH job USING COVERING INDEX job_lease");
    }

    @ParameterizedTest
    @CsvSource({"DONE", "DEAD"})
    void finishedJobsThatAreKeptNoLongerAreFoundByTheirAge(JobState state) {
        assertThat(plan(Expiry.oldest(state)).details())
                .containsExactly("SEARCH job USING INDEX job_finished (state=? AND since>? AND since<?)");
        assertThat(plan(Expiry.deleteJobs(SqliteDialect.DIALECT)).details()).contains(BY_ID);
        assertThat(plan(Expiry.deleteAttempts(SqliteDialect.DIALECT)).details())
                .contains("SEARCH attempt USING COVERING INDEX attempt_job (job=?)");
    }

    @Test
    void deathsOfLateAreFoundByTheirTime() {
        assertThat(plan(Breaker.OF_QUEUE).details()).containsExactly("SEARCH queue USING PRIMARY KEY (name=?)");
        assertThat(plan(Breaker.DEAD).details())
                .contains("SEARCH job USING INDEX job_finished (state=? AND since>?)")
                .contains("SEARCH a EXISTS USING INDEX attempt_job (job=?)");
        assertThat(plan(Breaker.DEAD).walksJobs()).isFalse();
    }

    @Test
    void oldFlowIsFoundByItsMinute() {
        assertThat(plan(Expiry.FORGET_FLOW).details())
                .contains("SEARCH flow USING PRIMARY KEY (minute=? AND queue=?)")
                .contains("SEARCH flow USING PRIMARY KEY (minute<?)");
    }

    @Test
    void backlogIsReadFromIndexes() {
        for (QueryPlan plan : plans(reading -> {
            ReadingSql sql = AttachedSql.of(reading);
            sql.ready(0, 1);
            sql.scheduled(0, 1);
            sql.orphaned(0);
            sql.firstRun(0, 0);
        })) {
            assertThat(plan.walksJobs()).as("%s", plan).isFalse();
            assertThat(plan.details()).as("%s", plan).anyMatch(detail -> detail.contains("USING COVERING INDEX job_"));
        }
    }

    @Test
    void whatLetsJobsWaitIsReadFromIndexes() {
        for (String sql : List.of(ReadingSql.READY_BEFORE, ReadingSql.FIRST_RUN_OF)) {
            QueryPlan plan = plan(sql.replaceAll(":[a-zA-Z]+", "?"));
            assertThat(plan.details())
                    .as("%s", plan)
                    .anyMatch(detail -> detail.contains("COVERING INDEX job_claim (queue=? AND priority=? AND"));
            assertThat(plan.walksJobs()).as("%s", plan).isFalse();
        }
        assertThat(plan(ReadingSql.ORPHANED_OF.replaceAll(":[a-zA-Z]+", "?")).details())
                .contains("SEARCH job USING INDEX job_lease (lease_until<?)");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKED, LEASE, SEARCH job USING INDEX job_lease (lease_until>?)",
        "DONE, NEWEST, SEARCH job USING INDEX job_finished (state=? AND since<?)",
        "DEAD, NEWEST, SEARCH job USING INDEX job_finished (state=? AND since<?)",
        "DONE, OLDEST, SEARCH job USING INDEX job_finished (state=? AND since>?)",
        "DEAD, OLDEST, SEARCH job USING INDEX job_finished (state=? AND since>?)",
    })
    void pageInTheNaturalOrderOfItsStateStartsAtItsPlace(JobState state, Order order, String seek) {
        Selection selection = Selection.ofState(state, NOW);
        String other = seek.contains("<?") ? seek.replace("<?", ">?") : seek.replace(">?", "<?");

        assertThat(page(selection, order, someJob(), false).details()).containsExactly(seek);
        assertThat(page(selection, order, someJob(), true).details()).containsExactly(other);
        assertThat(page(selection, order, null, false).sortedParts()).isEmpty();
        assertThat(page(selection, order, null, true).sortedParts()).isEmpty();
    }

    @Test
    void pageOfThePendingSortsOnlyTheHeadsOfTheQueues() {
        Selection pending = Selection.ofState(JobState.PENDING, NOW);
        for (boolean backwards : new boolean[] {false, true}) {
            for (Job from : new Job[] {null, someJob()}) {
                QueryPlan plan = page(pending, Order.CLAIM, from, backwards);
                assertThat(plan.walksJobs()).as("%s", plan).isFalse();
                assertThat(plan.sortedParts()).as("%s", plan).containsExactly(plan.parentOf("SCAN q"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"LOCKED", "DONE", "DEAD"})
    void pageThatIsSaidToLookAtNoOtherJobsIsNotSorted(JobState state) {
        var one = new Counts(List.of(new Counts.Row("mail", state, null, 1)));
        List<Order> led = Arrays.stream(Order.values())
                .filter(order -> Indexed.looksAt(state, order, one) == 0)
                .toList();

        assertThat(led).isNotEmpty().allSatisfy(order -> assertThat(
                        page(Selection.ofState(state, NOW), order, someJob(), false)
                                .sortedParts())
                .isEmpty());
    }

    @Test
    void pageOfEverythingGoesById() {
        Selection everything = new Selection(Set.of(), List.of(), Filter.ANY, true, NOW);

        assertThat(page(everything, Order.ID, someJob(), false).details())
                .containsExactly("SEARCH job USING INTEGER PRIMARY KEY (rowid>?)");
        assertThat(page(everything, Order.ID, null, false).sortedParts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DONE", "DEAD"})
    void finishedJobsOfAnAgeAreCountedAndFrozenFromTheirIndex(JobState state) {
        Selection old = Selection.ofState(state, NOW).and(Filters.age(Duration.ofHours(1), null));
        String seek = "SEARCH job USING COVERING INDEX job_finished (state=? AND since<?)";

        assertThat(plans(reading -> Tallying.tally(reading, old, SqliteDialect.DIALECT)))
                .extracting(QueryPlan::details)
                .containsExactly(List.of(seek));
        assertThat(plans(reading -> Freezing.freeze(reading, old, SqliteDialect.DIALECT)))
                .extracting(QueryPlan::details)
                .containsExactly(List.of(seek));
    }

    @ParameterizedTest
    @CsvSource({"DONE", "DEAD"})
    void finishedJobsThatAFilterNarrowsAreStillFoundByTheirAge(JobState state) {
        Selection old = Selection.ofState(state, NOW)
                .and(Filters.age(Duration.ofHours(1), null))
                .and(Filters.is(TextField.TYPE, "mail.*"));

        assertThat(plans(reading -> Tallying.tally(reading, old, SqliteDialect.DIALECT)))
                .extracting(QueryPlan::details)
                .containsExactly(List.of("SEARCH job USING INDEX job_finished (state=? AND since<?)"));
    }

    @Test
    void tallyOfEveryStateWalksNoStateThatHasAnIndex() {
        Selection young = new Selection(
                Set.of(JobState.LOCKED, JobState.DONE, JobState.DEAD),
                List.of(),
                Filters.number(NumberField.ATTEMPTS, 2L, null),
                false,
                NOW);

        assertThat(plans(reading -> Tallying.tally(reading, young, SqliteDialect.DIALECT)))
                .hasSize(3)
                .allSatisfy(plan -> assertThat(plan.details()).anyMatch(detail -> detail.contains("USING INDEX job_")));
    }

    @ParameterizedTest
    @EnumSource
    void namedIdsAreLookedUpHoweverManyJobsAreInTheirState(JobState state) {
        Selection ids = new Selection(Set.of(state), List.of(1L, 2L, 3L), Filter.ANY, false, NOW);

        assertThat(plans(reading -> Tallying.tally(reading, ids, SqliteDialect.DIALECT)))
                .allSatisfy(plan -> assertThat(plan.details()).contains(BY_ID));
        assertThat(plans(reading -> Freezing.freeze(reading, ids, SqliteDialect.DIALECT)))
                .allSatisfy(plan -> assertThat(plan.details()).contains(BY_ID));
        for (Order order : Order.values()) {
            assertThat(page(ids, order, null, false).details()).as("%s", order).contains(BY_ID);
        }
    }

    @ParameterizedTest
    @CsvSource({"101..200, true", "'101..200,301', true", "1..9000000, false", "101.., false"})
    void aShortRangeOfIdsIsLookedUpAndALongOneIsNot(String range, boolean lookedUp) {
        Selection ids = SelectionParser.parse(List.of("done", "type=t", "id=" + range), NOW);

        assertThat(plans(reading -> Freezing.freeze(reading, ids, SqliteDialect.DIALECT)))
                .isNotEmpty()
                .allSatisfy(
                        plan -> assertThat(plan.details().stream().anyMatch(detail -> detail.contains("PRIMARY KEY")))
                                .as("%s", plan)
                                .isEqualTo(lookedUp));
        Selection pending = SelectionParser.parse(List.of("pending", "type=t", "id=" + range), NOW);
        assertThat(page(pending, Order.CLAIM, null, false).details().stream()
                        .noneMatch(detail -> detail.contains("job_claim")))
                .isEqualTo(lookedUp);
    }

    private Job someJob() {
        long id = store.enqueue(NewJob.of("t", "p")).id();
        return store.find(id).orElseThrow();
    }

    private QueryPlan page(Selection selection, Order order, @Nullable Job from, boolean backwards) {
        List<QueryPlan> plans = plans(reading ->
                PageSql.page(reading, new PageQuery(selection, order, from, backwards, 10), SqliteDialect.DIALECT));
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }

    private QueryPlan plan(String sql) {
        return QueryPlan.of(handle.getConnection(), sql);
    }

    /** Reads, and tells how each statement that was needed went about it. */
    private List<QueryPlan> plans(Consumer<Handle> reading) {
        List<String> asked = new ArrayList<>();
        handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                asked.add(context.getRenderedSql());
            }
        });
        reading.accept(handle);
        return asked.stream().map(this::plan).toList();
    }
}
