package dev.fiberscope.engine.machine;

/**
 * Half a vector: a long with lanes of {@code width} bits (8, 16, 32, 64), of which lane 0 lies
 * lowest. {@code at} is the number of the lane's lowest bit, a multiple of {@code width}.
 */
final class VectorHalf {
    static final int BITS = 64;

    private VectorHalf() {}

    static long signed(long half, int at, int width) {
        return half << (BITS - width - at) >> (BITS - width);
    }

    static long unsigned(long half, int at, int width) {
        return half << (BITS - width - at) >>> (BITS - width);
    }

    /**
     * The lowest {@code width} bits of {@code lane}, moved to where that lane lies; the rest is
     * zero.
     */
    static long placed(long lane, int at, int width) {
        return lane << (BITS - width) >>> (BITS - width - at);
    }

    /** {@code half} with that lane replaced. */
    static long with(long half, int at, int width, long lane) {
        return (half & ~placed(-1, at, width)) | placed(lane, at, width);
    }

    /** The lane, in every place. */
    static long splat(long lane, int width) {
        long half = placed(lane, 0, width);
        for (int filled = width; filled < BITS; filled *= 2) {
            half |= half << filled;
        }
        return half;
    }

    /** The lanes of the lower 32 bits of {@code part}, each twice as wide: {@code width} bits. */
    static long widen(long part, int width, boolean signed) {
        int narrow = width / 2;
        long half = 0;
        for (int at = 0; at < BITS; at += width) {
            long lane = signed ? signed(part, at / 2, narrow) : unsigned(part, at / 2, narrow);
            half |= placed(lane, at, width);
        }
        return half;
    }

    /** {@code value}, or what is nearest to it in {@code width} bits with a sign. */
    static long saturateSigned(long value, int width) {
        long greatest = (1L << (width - 1)) - 1;
        return Math.clamp(value, -greatest - 1, greatest);
    }

    /**
     * {@code value}, or what is nearest to it in {@code width} bits without a sign; {@code width}
     * below 64.
     */
    static long saturateUnsigned(long value, int width) {
        return Math.clamp(value, 0, (1L << width) - 1);
    }
}
