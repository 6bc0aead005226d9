package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.console.Course.Goal;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Parts of the audit, also where numbers were left out. */
class AuditReaderTest {

    private static JobReader numbered(LongStream numbers) {
        var all = new TreeMap<Long, OperationInfo>();
        numbers.forEach(number -> all.put(
                number,
                new OperationInfo(
                        number, "pause q", By.of("a", "cli"), Harbour.NOON, null, 1, 1, 0, 0, null, null, null, null)));
        return (JobReader) Proxy.newProxyInstance(
                AuditReaderTest.class.getClassLoader(),
                new Class<?>[] {JobReader.class},
                (proxy, method, arguments) -> operations(all, (OperationQuery) arguments[0]));
    }

    private static List<OperationInfo> operations(TreeMap<Long, OperationInfo> all, OperationQuery query) {
        long before = query.before() == null ? Long.MAX_VALUE : query.before();
        return all.headMap(before, false).descendingMap().values().stream()
                .limit(query.limit())
                .toList();
    }

    private static Page<OperationRow> read(JobReader store, Goal goal, long around, boolean orHead) {
        var place = new AuditReader.Place(goal, around, orHead);
        return AuditReader.read(store, new Effect.ReadAudit(Lane.of(Lane.Kind.AUDIT), 1, place, 10, 20));
    }

    private static List<Long> numbers(Page<OperationRow> page) {
        return page.rows().stream().map(OperationRow::id).toList();
    }

    @Test
    void showsEnoughOnBothSidesOfAnyNumberAndLeavesNoneOut() {
        var random = new Random(7);
        for (int gap = 1; gap < 60; gap += 7) {
            int most = gap;
            List<Long> all = LongStream.iterate(1, number -> number + 1 + random.nextInt(most))
                    .limit(200)
                    .boxed()
                    .toList();
            JobReader store = numbered(all.stream().mapToLong(each -> each));
            for (int i = 0; i < all.size(); i++) {
                Page<OperationRow> page = read(store, Goal.CURSOR, all.get(i), i % 2 == 0);
                List<Long> numbers = numbers(page);
                assertThat(numbers.get(page.place())).isEqualTo(all.get(i));
                List<Long> part =
                        all.subList(all.indexOf(numbers.get(numbers.size() - 1)), all.indexOf(numbers.get(0)) + 1);
                assertThat(numbers).as("none left out").hasSameSizeAs(part);
                assertThat(page.first()).as("first").isEqualTo(numbers.get(0).equals(all.get(199)));
                assertThat(page.last()).as("last").isEqualTo(numbers.contains(1L));
                assertThat(page.first() || page.place() >= 10).as("newer").isTrue();
                // From the newest on is only read where the person is near it.
                boolean near = i % 2 == 1 || page.place() <= 10;
                assertThat(page.last() || !near || numbers.size() - page.place() > 20)
                        .as("older")
                        .isTrue();
            }
        }
    }

    @Test
    void theTailIsTheOldestOnes() {
        JobReader store = numbered(LongStream.rangeClosed(1, 5000).map(each -> each * 3));
        Page<OperationRow> tail = read(store, Goal.TAIL, 0, false);
        assertThat(numbers(tail)).hasSize(31).startsWith(93L).endsWith(6L, 3L);
        assertThat(tail.last()).isTrue();
        assertThat(tail.first()).isFalse();
    }

    @Test
    void aShortAuditIsAllThereIsAtOnce() {
        JobReader store = numbered(LongStream.of(2, 3));
        for (Goal goal : Goal.values()) {
            Page<OperationRow> page = read(store, goal, 2, true);
            assertThat(numbers(page)).containsExactly(3L, 2L);
            assertThat(page.first() && page.last()).isTrue();
        }
        assertThat(read(numbered(LongStream.empty()), Goal.TAIL, 0, true).rows())
                .isEmpty();
    }
}
