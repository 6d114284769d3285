package dev.fiberscope.engine.proof.program;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that follow from a seed. */
public final class Dice {
    private final SplittableRandom random;

    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** 0 to {@code below - 1}. */
    public int below(int below) {
        return random.nextInt(below);
    }

    /** {@code from} to {@code to}, both included. */
    public int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** True {@code percent} times in a hundred. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public long bits() {
        return random.nextLong();
    }

    /** Often small, sometimes at the edges, sometimes anything. */
    public int i32() {
        return switch (below(8)) {
            case 0, 1, 2 -> between(-2, 9);
            case 3 -> 1 << below(32);
            case 4 -> (1 << below(32)) - 1;
            case 5 -> below(2) + Integer.MAX_VALUE;
            default -> random.nextInt();
        };
    }

    public long i64() {
        return switch (below(8)) {
            case 0, 1, 2 -> between(-2, 9);
            case 3 -> 1L << below(64);
            case 4 -> (1L << below(64)) - 1;
            case 5 -> below(2) + Long.MAX_VALUE;
            case 6 -> random.nextInt();
            default -> random.nextLong();
        };
    }
}
