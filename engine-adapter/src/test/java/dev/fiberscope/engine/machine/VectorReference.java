package dev.fiberscope.engine.machine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the specification says about integer lanes, computed with whole numbers of any size on lists
 * of lanes, by the words of an instruction's name. Slow, and made of other operations than the
 * machine. Specification 3.0, "Numerics".
 */
final class VectorReference {
    private static final BigInteger TWO = BigInteger.TWO;

    private VectorReference() {}

    /** The result, little-endian; so are the operands: 16 bytes for a vector, else 4 or 8. */
    static byte[] result(String mnemonic, List<byte[]> operands) {
        String shape = mnemonic.substring(0, mnemonic.indexOf('.'));
        String name =
                mnemonic.substring(mnemonic.indexOf('.') + 1).replace("relaxed_trunc", "trunc_sat");
        return switch (shape.charAt(0)) {
            case 'v' -> bits(name, operands);
            case 'f' -> VectorFloatReference.result(width(shape), name, operands);
            default -> integers(width(shape), name, operands);
        };
    }

    static int width(String shape) {
        return Integer.parseInt(shape.substring(1, shape.indexOf('x')));
    }

    private static byte[] bits(String name, List<byte[]> operands) {
        byte[] a = operands.getFirst();
        byte[] b = operands.get(Math.min(1, operands.size() - 1));
        if (name.equals("any_true")) {
            return number(new BigInteger(1, a).signum());
        }
        var result = new byte[16];
        for (int i = 0; i < 16; i++) {
            result[i] =
                    (byte)
                            switch (name) {
                                case "not" -> ~a[i];
                                case "and" -> a[i] & b[i];
                                case "andnot" -> a[i] & ~b[i];
                                case "or" -> a[i] | b[i];
                                case "xor" -> a[i] ^ b[i];
                                case "bitselect" ->
                                        (a[i] & operands.get(2)[i]) | (b[i] & ~operands.get(2)[i]);
                                default -> throw new AssertionError(name);
                            };
        }
        return result;
    }

    private static byte[] integers(int width, String name, List<byte[]> operands) {
        boolean signed = !name.matches(".*_u(_zero)?");
        String kind = name.replaceAll("_[su](_zero)?$", "");
        byte[] first = operands.getFirst();
        byte[] second = operands.get(Math.min(1, operands.size() - 1));
        int source =
                kind.matches(".*_i\\d+x\\d+.*")
                        ? width(kind.replaceAll(".*_(i\\d+x)", "$1"))
                        : width;
        if (kind.startsWith("relaxed_dot")) {
            source = 8;
        }
        if (kind.startsWith("trunc_sat")) {
            return VectorFloatReference.truncated(width, kind, signed, first);
        }
        var x = lanes(first, source, signed);
        var y = lanes(second, source, signed);
        return switch (kind) {
            case "splat" -> joined(repeated(x.getFirst(), 128 / width), width);
            case "all_true" -> number(x.contains(BigInteger.ZERO) ? 0 : 1);
            case "bitmask" -> bitmask(x);
            case "shl", "shr" -> shifted(kind, x, width, lanes(second, 32, false).getFirst());
            case "swizzle", "relaxed_swizzle" -> swizzled(x, lanes(second, 8, false));
            case "relaxed_laneselect" -> bits("bitselect", operands);
            case "narrow_i16x8", "narrow_i32x4" ->
                    narrowed(
                            lanes(first, source, true), lanes(second, source, true), width, signed);
            case "extend_low_i8x16", "extend_low_i16x8", "extend_low_i32x4" ->
                    joined(half(x, 0), width);
            case "extend_high_i8x16", "extend_high_i16x8", "extend_high_i32x4" ->
                    joined(half(x, 1), width);
            case "extmul_low_i8x16", "extmul_low_i16x8", "extmul_low_i32x4" ->
                    joined(products(half(x, 0), half(y, 0)), width);
            case "extmul_high_i8x16", "extmul_high_i16x8", "extmul_high_i32x4" ->
                    joined(products(half(x, 1), half(y, 1)), width);
            case "extadd_pairwise_i8x16", "extadd_pairwise_i16x8" -> joined(sums(x), width);
            case "dot_i16x8" -> joined(sums(products(x, y)), width);
            case "relaxed_dot_i8x16_i7x16" ->
                    joined(saturated(sums(products(x, y)), 16, true), width);
            case "relaxed_dot_i8x16_i7x16_add" -> dotAdded(x, y, lanes(operands.get(2), 32, true));
            default -> laneByLane(kind, width, signed, x, operands.size() == 1 ? List.of() : y);
        };
    }

    private static byte[] laneByLane(
            String kind, int width, boolean signed, List<BigInteger> x, List<BigInteger> y) {
        var result = new ArrayList<BigInteger>();
        for (int i = 0; i < x.size(); i++) {
            var a = x.get(i);
            var b = y.isEmpty() ? a : y.get(i);
            result.add(
                    switch (kind) {
                        case "abs" -> a.abs();
                        case "neg" -> a.negate();
                        case "popcnt" -> BigInteger.valueOf(wrapped(a, width).bitCount());
                        case "add" -> a.add(b);
                        case "sub" -> a.subtract(b);
                        case "mul" -> a.multiply(b);
                        case "add_sat" -> saturated(a.add(b), width, signed);
                        case "sub_sat" -> saturated(a.subtract(b), width, signed);
                        case "min" -> a.min(b);
                        case "max" -> a.max(b);
                        case "avgr" -> a.add(b).add(BigInteger.ONE).divide(TWO);
                        case "q15mulr_sat", "relaxed_q15mulr" -> roundedProduct(a, b, width);
                        case "eq" -> mask(a.equals(b));
                        case "ne" -> mask(!a.equals(b));
                        case "lt" -> mask(a.compareTo(b) < 0);
                        case "gt" -> mask(a.compareTo(b) > 0);
                        case "le" -> mask(a.compareTo(b) <= 0);
                        case "ge" -> mask(a.compareTo(b) >= 0);
                        default -> throw new AssertionError(kind);
                    });
        }
        return joined(result, width);
    }

    /** The product of two fractions of 15 bits, rounded to the nearest and upward in the middle. */
    private static BigInteger roundedProduct(BigInteger a, BigInteger b, int width) {
        var exact = new BigDecimal(a.multiply(b)).divide(new BigDecimal(1 << 15));
        var half = new BigDecimal("0.5");
        return saturated(
                exact.add(half).setScale(0, RoundingMode.FLOOR).toBigInteger(), width, true);
    }

    private static byte[] shifted(String kind, List<BigInteger> x, int width, BigInteger count) {
        var factor = TWO.pow(count.mod(BigInteger.valueOf(width)).intValue());
        return joined(
                x.stream()
                        .map(lane ->
                                kind.equals("shl") ? lane.multiply(factor) : floor(lane, factor))
                        .toList(),
                width);
    }

    private static BigInteger floor(BigInteger dividend, BigInteger divisor) {
        return dividend.subtract(dividend.mod(divisor)).divide(divisor);
    }

    private static byte[] swizzled(List<BigInteger> x, List<BigInteger> numbers) {
        return joined(
                numbers.stream()
                        .map(number ->
                                number.intValue() < 16 ? x.get(number.intValue()) : BigInteger.ZERO)
                        .toList(),
                8);
    }

    private static byte[] narrowed(
            List<BigInteger> x, List<BigInteger> y, int width, boolean signed) {
        var both = new ArrayList<>(x);
        both.addAll(y);
        return joined(saturated(both, width, signed), width);
    }

    private static byte[] dotAdded(
            List<BigInteger> x, List<BigInteger> y, List<BigInteger> addends) {
        var sums = sums(saturated(sums(products(x, y)), 16, true));
        var result = new ArrayList<BigInteger>();
        for (int i = 0; i < addends.size(); i++) {
            result.add(sums.get(i).add(addends.get(i)));
        }
        return joined(result, 32);
    }

    private static List<BigInteger> products(List<BigInteger> x, List<BigInteger> y) {
        var result = new ArrayList<BigInteger>();
        for (int i = 0; i < x.size(); i++) {
            result.add(x.get(i).multiply(y.get(i)));
        }
        return result;
    }

    private static List<BigInteger> sums(List<BigInteger> x) {
        var result = new ArrayList<BigInteger>();
        for (int i = 0; i < x.size(); i += 2) {
            result.add(x.get(i).add(x.get(i + 1)));
        }
        return result;
    }

    private static byte[] bitmask(List<BigInteger> x) {
        int mask = 0;
        for (int i = 0; i < x.size(); i++) {
            mask += x.get(i).signum() < 0 ? (int) Math.pow(2, i) : 0;
        }
        return number(mask);
    }

    private static List<BigInteger> half(List<BigInteger> x, int half) {
        return x.subList(half * x.size() / 2, (half + 1) * x.size() / 2);
    }

    private static List<BigInteger> repeated(BigInteger lane, int times) {
        return Collections.nCopies(times, lane);
    }

    private static List<BigInteger> saturated(List<BigInteger> x, int width, boolean signed) {
        return x.stream().map(lane -> saturated(lane, width, signed)).toList();
    }

    static BigInteger saturated(BigInteger value, int width, boolean signed) {
        var least = signed ? TWO.pow(width - 1).negate() : BigInteger.ZERO;
        var greatest = TWO.pow(signed ? width - 1 : width).subtract(BigInteger.ONE);
        return value.max(least).min(greatest);
    }

    private static BigInteger mask(boolean holds) {
        return holds ? BigInteger.ONE.negate() : BigInteger.ZERO;
    }

    private static BigInteger wrapped(BigInteger value, int width) {
        return value.mod(TWO.pow(width));
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    /** The lanes of {@code bytes}, lowest first. */
    static List<BigInteger> lanes(byte[] bytes, int width, boolean signed) {
        var result = new ArrayList<BigInteger>();
        for (int from = 0; from + width / 8 <= bytes.length; from += width / 8) {
            var value = BigInteger.ZERO;
            for (int i = width / 8 - 1; i >= 0; i--) {
                value =
                        value.multiply(BigInteger.valueOf(256))
                                .add(BigInteger.valueOf(bytes[from + i] & 0xff));
            }
            boolean negative = signed && value.compareTo(TWO.pow(width - 1)) >= 0;
            result.add(negative ? value.subtract(TWO.pow(width)) : value);
        }
        return result;
    }

    /** Lanes as bytes, each wrapped to {@code width} bits. */
    static byte[] joined(List<BigInteger> lanes, int width) {
        var buffer = ByteBuffer.allocate(lanes.size() * width / 8);
        for (var lane : lanes) {
            var rest = wrapped(lane, width);
            for (int i = 0; i < width / 8; i++) {
                buffer.put(rest.byteValue());
                rest = rest.divide(BigInteger.valueOf(256));
            }
        }
        return buffer.array();
    }
}
