package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.Token.Kind;

/** Reads constants. */
public final class NumberReader {
    private NumberReader() {}

    /**
     * A whole number of {@code width} bits (8, 16, 32, 64), written with or without sign;
     * sign-extended.
     */
    public static long integer(Tokens tokens, int width) throws ModuleException {
        var token =
                tokens.at(Kind.INTEGER)
                        ? tokens.next()
                        : tokens.expect(Kind.NATURAL, "a whole number");
        var value = Numeral.integer(tokens.text(token), width);
        if (value.isEmpty()) {
            throw outOfRange(tokens, token);
        }
        return value.getAsLong();
    }

    /** The IEEE 754 bits of a number of {@code width} bits (32, 64). */
    public static long real(Tokens tokens, int width) throws ModuleException {
        if (!number(tokens.peek())) {
            throw tokens.unexpected("a number");
        }
        var token = tokens.next();
        if (width == 64) {
            var bits = Numeral.f64(tokens.text(token));
            if (bits.isPresent()) {
                return bits.getAsLong();
            }
        } else {
            var bits = Numeral.f32(tokens.text(token));
            if (bits.isPresent()) {
                return bits.getAsInt();
            }
        }
        throw outOfRange(tokens, token);
    }

    /** {@code shape number*}, as behind {@code v128.const}. */
    public static Immediate.V128 vector(Tokens tokens) throws ModuleException {
        var first = tokens.peek();
        String shape = first.kind() == Kind.KEYWORD ? tokens.text(first) : "";
        int width = laneWidth(shape);
        if (width == 0) {
            throw tokens.unexpected("the shape of a vector, such as i32x4");
        }
        tokens.next();
        int lanes = 0;
        while (number(tokens.peek(lanes))) {
            lanes++;
        }
        if (lanes != 128 / width) {
            if (lanes < 128 / width && tokens.peek(lanes).kind() != Kind.RIGHT) {
                tokens.seek(tokens.position() + lanes);
                throw tokens.unexpected("a lane of " + shape);
            }
            throw Tokens.malformed(
                    "wrong number of lane literals for " + shape + ": " + lanes, first.place());
        }
        long[] halves = new long[2];
        for (int bit = 0; bit < 128; bit += width) {
            long lane = shape.startsWith("f") ? real(tokens, width) : integer(tokens, width);
            halves[bit / 64] |= (lane & (-1L >>> (64 - width))) << (bit % 64);
        }
        return new Immediate.V128(halves[0], halves[1]);
    }

    /** The bits of one lane of {@code shape}; 0 for what is no shape. */
    private static int laneWidth(String shape) {
        return switch (shape) {
            case "i8x16" -> 8;
            case "i16x8" -> 16;
            case "i32x4", "f32x4" -> 32;
            case "i64x2", "f64x2" -> 64;
            default -> 0;
        };
    }

    private static boolean number(Token token) {
        return switch (token.kind()) {
            case NATURAL, INTEGER, FLOAT -> true;
            case LEFT, RIGHT, KEYWORD, ID, STRING, RESERVED, END -> false;
        };
    }

    private static ModuleException outOfRange(Tokens tokens, Token token) {
        return Tokens.malformed("constant out of range: " + tokens.text(token), token.place());
    }
}
