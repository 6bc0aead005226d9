package dev.quarterdeck.store.foreign;

import dev.quarterdeck.store.Assumptions;
import java.time.Instant;

/**
 * What the SQL of a generation leaves open: {@code {now}}, {@code {nowText}}, {@code {opened}}, {@code {max}} and
 * {@code {lease}}. They are numbers and moments of our own, hence spelled out and not bound.
 *
 * @param opened when the file was opened
 */
record Facts(Instant now, Instant opened, Assumptions assumed) {

    String fill(String sql) {
        if (sql.indexOf('{') < 0) {
            return sql;
        }
        return sql.replace("{nowText}", "'" + Stamp.UTC_TEXT.of(now) + "'")
                .replace("{now}", Long.toString(now.toEpochMilli()))
                .replace("{opened}", Long.toString(opened.toEpochMilli()))
                .replace("{max}", Integer.toString(assumed.deliveries()))
                .replace(
                        "{lease}",
                        assumed.lease() == null
                                ? "NULL"
                                : Long.toString(assumed.lease().toMillis()));
    }
}
