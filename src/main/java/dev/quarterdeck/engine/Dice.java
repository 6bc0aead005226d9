package dev.quarterdeck.engine;

import java.util.SplittableRandom;

/** Randomness that depends on numbers and on nothing else: neither on time nor on which thread asks first. */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dice() {}

    /** The same numbers throw the same sequence. */
    static SplittableRandom of(long seed, long... numbers) {
        long mixed = mix(seed);
        for (long number : numbers) {
            mixed = mix(mixed + GOLDEN + mix(number));
        }
        return new SplittableRandom(mixed);
    }

    /** The finaliser of SplitMix64: neighbouring numbers come out far apart. */
    private static long mix(long number) {
        long z = number + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
