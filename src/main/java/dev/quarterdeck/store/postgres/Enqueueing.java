package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Counting;
import dev.quarterdeck.store.shared.WriteOperation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds jobs. A key that somebody else takes at the same moment breaks the index's rule; the transaction is then done again,
 * and finds it taken. It may also be done again when the connection was lost at the commit: it knows its jobs by their ids.
 */
final class Enqueueing implements WriteOperation<Transaction, List<Enqueued>> {
    private static final String COLUMNS =
            "(priority, max_retries, timeout, run_at, created_at, since, queue, type, key, name, payload, id,"
                    + " revision, state, attempts)";

    private static final String INSERT =
            "INSERT INTO job " + COLUMNS + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 0)";

    /**
     * Of one job, in a queue that has its row; it does nothing when there is a job with its key. Its id may be left to the
     * server. 13 shard, 14 minute.
     */
    static final String ALONE = Counted.along(
            "INSERT INTO job " + COLUMNS
                    + " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, coalesce(?12::bigint, "
                    + Transaction.NEXT_ID + "), 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM job k WHERE k.key = ?9::text)"
                    + " RETURNING id, queue",
            "SELECT queue, " + JobState.PENDING.ordinal() + ", " + Columns.NO_REASON + ", 1 FROM done",
            "SELECT queue, 1, 0, 0, 0, 0, 0, 0 FROM done",
            "?13",
            "?14");

    /** Asked first: an insert that fails would use an id up. */
    static final String OF_KEYS = "SELECT key, id FROM job WHERE key = ANY(?::text[])";

    private static final String THERE = "SELECT id FROM job WHERE id = ANY(?1::bigint[])"
            + " UNION ALL SELECT id FROM trash WHERE id = ANY(?1::bigint[])";

    private final List<NewJob> jobs;

    /** Those that were given to the jobs, 0 for none yet; the same ones however often it is done. */
    private final long[] ids;

    Enqueueing(List<NewJob> jobs) {
        this.jobs = jobs;
        this.ids = new long[jobs.size()];
    }

    /** Does it, with nothing else. By their keys anybody finds jobs that are there; by their ids only who does it again. */
    List<Enqueued> by(Writes writes) {
        boolean keyed = jobs.stream().allMatch(job -> job.key() != null);
        return keyed ? writes.runRepeatably(this) : writes.runTraceably(this);
    }

    @Override
    public List<Enqueued> run(Transaction transaction) throws SQLException {
        if (jobs.size() == 1 && !transaction.mayBeDone() && alone(transaction, jobs.get(0))) {
            return List.of(new Enqueued(ids[0], jobs.get(0).key(), true));
        }
        return within(transaction);
    }

    /** The same as a part of a transaction, for whose other parts it must not be committed before. */
    List<Enqueued> within(Transaction transaction) throws SQLException {
        if (jobs.isEmpty()) {
            return List.of();
        }
        Set<Long> there = transaction.mayBeDone() ? there(transaction) : Set.of();
        Map<String, Long> keys = known(
                transaction,
                jobs.stream().map(NewJob::key).filter(Objects::nonNull).toList());
        insert(transaction, fresh(keys, there));
        return answers(keys);
    }

    /**
     * Whether it was added so; that needs a queue that is known to have its row. A job with a key will be found by that,
     * should the answer be lost; another one gets its id first.
     */
    private boolean alone(Transaction transaction, NewJob job) throws SQLException {
        if (!transaction.knows(job.queue())) {
            return false;
        }
        if (job.key() == null && ids[0] == 0) {
            ids[0] = transaction.newIds(1)[0];
        }
        List<@Nullable Object> values = values(transaction, 0);
        values.add(transaction.shard());
        values.add(transaction.minuteMillis());
        try (ResultSet row = transaction.alone(ALONE, values.toArray())) {
            boolean added = row.next();
            if (added) {
                ids[0] = row.getLong(1);
                transaction.madeReady();
            }
            return added;
        }
    }

    /** Which of the jobs are there already, from a transaction whose commit was not heard of. */
    private Set<Long> there(Transaction transaction) throws SQLException {
        Set<Long> there = new HashSet<>();
        try (ResultSet row = transaction.prepare(THERE, Literals.array(ids)).executeQuery()) {
            while (row.next()) {
                there.add(row.getLong(1));
            }
        }
        return there;
    }

    /** The jobs that have these keys, by key. */
    static Map<String, Long> known(Transaction transaction, List<String> keys) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        if (!keys.isEmpty()) {
            try (ResultSet row =
                    transaction.prepare(OF_KEYS, Literals.array(keys)).executeQuery()) {
                while (row.next()) {
                    known.put(Text.known(row, 1), row.getLong(2));
                }
            }
        }
        return known;
    }

    /** The places of those that are to be added: of each key the first, if it is not there yet. */
    private List<Integer> fresh(Map<String, Long> known, Set<Long> there) {
        List<Integer> fresh = new ArrayList<>();
        Set<String> firsts = new HashSet<>(known.keySet());
        for (int i = 0; i < ids.length; i++) {
            String key = jobs.get(i).key();
            if (!there.contains(ids[i]) && (key == null || firsts.add(key))) {
                fresh.add(i);
            }
        }
        return fresh;
    }

    private void insert(Transaction transaction, List<Integer> fresh) throws SQLException {
        transaction.ensureQueues(fresh.stream().map(i -> jobs.get(i).queue()).toList());
        giveIds(transaction, fresh);
        if (fresh.size() == 1) {
            transaction.update(INSERT, values(transaction, fresh.get(0)).toArray());
        } else if (!fresh.isEmpty()) {
            insertMany(transaction, fresh);
        }
        for (int i : fresh) {
            Counting.enqueued(transaction, jobs.get(i).queue());
            transaction.madeReady();
        }
    }

    private void giveIds(Transaction transaction, List<Integer> fresh) throws SQLException {
        List<Integer> without = fresh.stream().filter(i -> ids[i] == 0).toList();
        long[] given = transaction.newIds(without.size());
        for (int i = 0; i < given.length; i++) {
            ids[without.get(i)] = given[i];
        }
    }

    private void insertMany(Transaction transaction, List<Integer> fresh) throws SQLException {
        try (PreparedStatement batch = transaction.prepareBatch(INSERT)) {
            for (int i : fresh) {
                Statements.add(batch, values(transaction, i));
            }
            batch.executeBatch();
        }
    }

    private List<@Nullable Object> values(Transaction transaction, int place) {
        NewJob job = jobs.get(place);
        long now = transaction.nowMillis();
        return new ArrayList<>(Arrays.asList(
                job.priority().level(),
                job.maxRetries(),
                Columns.millis(job.timeout()),
                job.runAt(Instant.ofEpochMilli(now)).toEpochMilli(),
                now,
                now,
                job.queue(),
                job.type(),
                job.key(),
                job.name(),
                job.payload(),
                ids[place] == 0 ? null : (Long) ids[place]));
    }

    /** A key's job is another's unless it has the id that was given here. */
    private List<Enqueued> answers(Map<String, Long> keys) {
        List<Enqueued> answers = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            String key = jobs.get(i).key();
            long given = ids[i];
            long id = key == null ? given : keys.computeIfAbsent(key, added -> given);
            answers.add(new Enqueued(id, key, id == given));
        }
        return answers;
    }
}
