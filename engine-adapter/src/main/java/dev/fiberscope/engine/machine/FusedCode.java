package dev.fiberscope.engine.machine;

import java.util.BitSet;

/**
 * The code of a function with its fused instructions. Positions are those of the plain code; the
 * numbers inside of a fused instruction are its own.
 */
final class FusedCode {
    final int[] numbers;

    /** Positions inside of fused instructions. */
    private final BitSet inside;

    FusedCode(int[] numbers, BitSet inside) {
        this.numbers = numbers;
        this.inside = inside;
    }

    /** An instruction begins at {@code pc}: here fused code can go on. */
    boolean begins(int pc) {
        return !inside.get(pc);
    }
}
