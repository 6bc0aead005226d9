package dev.quarterdeck.bench;

import java.util.Locale;

/** Figures as the table shows them: three digits that count, and thousands apart. */
final class Numbers {
    private Numbers() {}

    static String of(double number) {
        double size = Math.abs(number);
        String decimals = size >= 100 || number == Math.rint(number) ? "0" : size >= 10 ? "1" : "2";
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
