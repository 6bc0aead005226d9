package dev.quarterdeck.text;

import java.util.Locale;

/** Numbers of bytes in the short form that screens and tables use; the same in every locale. */
public final class Sizes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Sizes() {}

    /** The number in its largest unit, with one decimal: {@code 512 B}, {@code 3.4 MiB}. */
    public static String brief(long bytes) {
        double number = bytes;
        int unit = 0;
        // Not 1024: that much less than a whole rounds up to it.
        while (number >= 1023.95 && unit < UNITS.length - 1) {
            number /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", number, UNITS[unit]);
    }
}
