package dev.fiberscope.engine.machine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What the specification says about floating-point lanes in the deterministic profile. Numbers are
 * computed exactly as decimals and rounded once; rules for zeros, infinities and NaNs are written
 * out. Specification 3.0, "Floating-Point Operations".
 */
final class VectorFloatReference {
    private VectorFloatReference() {}

    static byte[] result(int width, String name, List<byte[]> operands) {
        byte[] first = operands.getFirst();
        if (name.equals("splat")) {
            return concatenated(Collections.nCopies(128 / width, first));
        }
        if (name.startsWith("convert")) {
            boolean low = name.contains("low");
            var integers = VectorReference.lanes(first, 32, name.endsWith("_s"));
            return written(
                    integers.subList(0, low ? 2 : 4).stream()
                            .map(lane -> rounded(width, new BigDecimal(lane)))
                            .toList(),
                    width);
        }
        if (name.equals("demote_f64x2_zero")) {
            var lanes =
                    new ArrayList<>(
                            read(first, 64).stream().map(VectorFloatReference::demoted).toList());
            lanes.add(0.0);
            lanes.add(0.0);
            return written(lanes, 32);
        }
        if (name.equals("promote_low_f32x4")) {
            return written(read(first, 32).subList(0, 2), 64);
        }
        var parts = new ArrayList<byte[]>();
        int size = width / 8;
        for (int from = 0; from < 16; from += size) {
            int start = from;
            parts.add(
                    lane(
                            width,
                            name,
                            operands.stream()
                                    .map(operand ->
                                            Arrays.copyOfRange(operand, start, start + size))
                                    .toList()));
        }
        return concatenated(parts);
    }

    /** {@code trunc_sat_*}, two lanes or four, and zeros where there are two. */
    static byte[] truncated(int width, String kind, boolean signed, byte[] operand) {
        var lanes = new ArrayList<BigInteger>();
        for (double value : read(operand, kind.contains("f64x2") ? 64 : 32)) {
            if (Double.isNaN(value)) {
                lanes.add(BigInteger.ZERO);
            } else {
                double finite = Math.max(-Double.MAX_VALUE, Math.min(value, Double.MAX_VALUE));
                var whole = new BigDecimal(finite).setScale(0, RoundingMode.DOWN).toBigInteger();
                lanes.add(VectorReference.saturated(whole, width, signed));
            }
        }
        while (lanes.size() < 4) {
            lanes.add(BigInteger.ZERO);
        }
        return VectorReference.joined(lanes, width);
    }

    private static byte[] lane(int width, String name, List<byte[]> operands) {
        byte[] bitsOfA = operands.getFirst();
        byte[] bitsOfB = operands.get(Math.min(1, operands.size() - 1));
        double a = read(bitsOfA, width).getFirst();
        double b = read(bitsOfB, width).getFirst();
        return switch (name) {
            case "abs" -> withSign(bitsOfA, 0);
            case "neg" -> withSign(bitsOfA, ~bitsOfA[bitsOfA.length - 1] & 0x80);
            case "pmin" -> b < a ? bitsOfB : bitsOfA;
            case "pmax" -> a < b ? bitsOfB : bitsOfA;
            case "eq" -> mask(a == b, width);
            case "ne" -> mask(a != b, width);
            case "lt" -> mask(a < b, width);
            case "gt" -> mask(a > b, width);
            case "le" -> mask(a <= b, width);
            case "ge" -> mask(a >= b, width);
            default -> written(List.of(number(width, name, operands, a, b)), width);
        };
    }

    private static double number(
            int width, String name, List<byte[]> operands, double a, double b) {
        return switch (name) {
            case "ceil" -> whole(a, RoundingMode.CEILING);
            case "floor" -> whole(a, RoundingMode.FLOOR);
            case "trunc" -> whole(a, RoundingMode.DOWN);
            case "nearest" -> whole(a, RoundingMode.HALF_EVEN);
            case "sqrt" -> root(width, a);
            case "add" -> sum(width, a, b);
            case "sub" -> sum(width, a, -b);
            case "mul" -> product(width, a, b);
            case "div" -> quotient(width, a, b);
            case "min", "relaxed_min" -> least(a, b);
            case "max", "relaxed_max" -> -least(-a, -b);
            case "relaxed_madd" ->
                    sum(width, product(width, a, b), read(operands.get(2), width).getFirst());
            case "relaxed_nmadd" ->
                    sum(width, product(width, -a, b), read(operands.get(2), width).getFirst());
            default -> throw new AssertionError(name);
        };
    }

    private static double whole(double a, RoundingMode mode) {
        return Double.isFinite(a)
                ? Math.copySign(new BigDecimal(a).setScale(0, mode).doubleValue(), a)
                : a;
    }

    private static double root(int width, double a) {
        if (!Double.isFinite(a) || a <= 0) {
            return a < 0 ? Double.NaN : a;
        }
        return rounded(width, new BigDecimal(a).sqrt(new MathContext(60)));
    }

    private static double sum(int width, double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b) || (a == 0 && b == 0)) {
            return a + b;
        }
        return rounded(width, new BigDecimal(a).add(new BigDecimal(b)));
    }

    private static double product(int width, double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            return a * b;
        }
        double magnitude = rounded(width, new BigDecimal(a).multiply(new BigDecimal(b)).abs());
        return Math.copySign(magnitude, Math.copySign(1, a) * Math.copySign(1, b));
    }

    private static double quotient(int width, double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b) || b == 0) {
            return a / b;
        }
        // As many digits as tell any two quotients of numbers of 53 bits apart from a middle
        // between two results.
        var magnitude = new BigDecimal(a).divide(new BigDecimal(b), new MathContext(900)).abs();
        return Math.copySign(rounded(width, magnitude), Math.copySign(1, a) * Math.copySign(1, b));
    }

    private static double least(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (a == b) {
            return Math.copySign(1, a) < 0 ? a : b;
        }
        return a < b ? a : b;
    }

    private static double demoted(double value) {
        return Double.isFinite(value)
                ? Math.copySign(rounded(32, new BigDecimal(value)), value)
                : value;
    }

    private static double rounded(int width, BigDecimal exact) {
        return width == 32 ? exact.floatValue() : exact.doubleValue();
    }

    private static byte[] withSign(byte[] bits, int sign) {
        byte[] result = bits.clone();
        result[bits.length - 1] = (byte) ((bits[bits.length - 1] & 0x7f) | sign);
        return result;
    }

    private static byte[] mask(boolean holds, int width) {
        return VectorReference.joined(List.of(BigInteger.valueOf(holds ? -1 : 0)), width);
    }

    private static byte[] concatenated(List<byte[]> parts) {
        var buffer = ByteBuffer.allocate(16);
        parts.forEach(buffer::put);
        return buffer.array();
    }

    /** Lanes as doubles, which hold every float. */
    private static List<Double> read(byte[] bytes, int width) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var lanes = new ArrayList<Double>();
        while (buffer.hasRemaining()) {
            lanes.add(width == 32 ? (double) buffer.getFloat() : buffer.getDouble());
        }
        return lanes;
    }

    /** A NaN is written as the positive canonical one. */
    private static byte[] written(List<Double> lanes, int width) {
        var buffer = ByteBuffer.allocate(lanes.size() * width / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double lane : lanes) {
            if (width == 32) {
                buffer.putInt(
                        Double.isNaN(lane) ? 0x7fc0_0000 : Float.floatToRawIntBits((float) lane));
            } else {
                buffer.putLong(
                        Double.isNaN(lane) ? 0x7ff8L << 48 : Double.doubleToRawLongBits(lane));
            }
        }
        return buffer.array();
    }
}
