package dev.quarterdeck.store.foreign;

import java.util.Arrays;

/**
 * A table of a file with jobs in it.
 *
 * @param place its place among the tables of the file, in the order in which they were made; from 0
 * @param tables how many there are
 */
record Source(int place, int tables, String table, Generation generation) {
    private static final int CHECKS = 10_000;

    /** The most tables of one file, so that two digits name each. */
    static final int MOST = 100;

    /** Its name in SQL. */
    String sqlName() {
        return '"' + table.replace("\"", "\"\"") + '"';
    }

    /** Its name as a value in SQL. */
    String sqlText() {
        return "'" + table.replace("'", "''") + "'";
    }

    /** The SQL for a job's number. */
    String number() {
        String row = generation.row();
        return switch (generation.numbering()) {
            case OWN -> row;
            case BY_TABLE -> "(" + row + " * " + places() + " + " + place + ")";
            case CHECKED -> {
                String checked =
                        "(" + row + " * " + CHECKS + " + " + CheckDigits.sql(sqlText(), generation.checked()) + ")";
                yield places() == 1 ? checked : "(" + checked + " * " + places() + " + " + place + ")";
            }
        };
    }

    /** The row that a number of this table names; only one with these check digits is it. */
    long row(long number) {
        long counted = number / places();
        return generation.numbering() == Numbering.CHECKED ? counted / CHECKS : counted;
    }

    /** Which of these numbers can be of this table, as JSON. */
    String numbers(long[] numbers) {
        return Arrays.toString(Arrays.stream(numbers)
                .filter(number -> number % places() == (places() == 1 ? 0 : place))
                .toArray());
    }

    /** The rows of these numbers, as JSON. */
    String rows(long[] numbers) {
        return Arrays.toString(Arrays.stream(numbers)
                .filter(number -> number % places() == (places() == 1 ? 0 : place))
                .map(this::row)
                .toArray());
    }

    private int places() {
        if (tables == 1 && generation.numbering() != Numbering.BY_TABLE) {
            return 1;
        }
        return tables <= 10 ? 10 : MOST;
    }
}
