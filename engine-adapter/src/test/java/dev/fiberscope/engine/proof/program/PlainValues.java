package dev.fiberscope.engine.proof.program;

import dev.fiberscope.engine.wasm.ImmediateKind;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Folded expressions of a type that is asked for, from the table of all instructions. */
final class PlainValues {
    private static final Map<Character, String> KINDS =
            Map.of('i', "i32", 'l', "i64", 'f', "f32", 'd', "f64", 'a', "address");
    private static final List<Opcode> SCALAR = new ArrayList<>();
    private static final List<Opcode> STORES = new ArrayList<>();
    private static final Map<String, List<Opcode>> GIVING = new HashMap<>();

    /** Instructions whose NaN may be any of several. */
    private static final Set<String> OPEN_NAN =
            Set.of(
                    "add",
                    "sub",
                    "mul",
                    "div",
                    "sqrt",
                    "min",
                    "max",
                    "ceil",
                    "floor",
                    "trunc",
                    "nearest",
                    "demote_f64",
                    "promote_f32");

    static {
        for (var opcode : Opcode.values()) {
            var signature = opcode.signature();
            boolean plain =
                    opcode.immediateKind() == ImmediateKind.NONE
                            || opcode.immediateKind() == ImmediateKind.MEMORY_ACCESS;
            if (signature.isEmpty() || !plain || opcode.prefix() == 0xfd) {
                continue;
            }
            if (signature.get().gives().isEmpty()) {
                STORES.add(opcode);
            } else {
                SCALAR.add(opcode);
                GIVING.computeIfAbsent(
                                KINDS.get(signature.get().gives().getFirst()),
                                _ -> new ArrayList<>())
                        .add(opcode);
            }
        }
    }

    private final Dice dice;
    private final PlainProgram program;
    private final PlainFunction function;

    PlainValues(PlainProgram program, PlainFunction function) {
        this.dice = program.dice;
        this.program = program;
        this.function = function;
    }

    /** Every instruction that a program may contain by its table entry alone. */
    static List<Opcode> known() {
        var all = new ArrayList<>(SCALAR);
        all.addAll(STORES);
        return all;
    }

    String all(List<String> kinds) {
        return kinds.stream().map(this::of).collect(Collectors.joining(" "));
    }

    String of(String kind) {
        function.budget--;
        if (function.budget <= 0) {
            return leaf(kind);
        }
        return switch (dice.below(20)) {
            case 0, 1, 2, 3 -> leaf(kind);
            case 4 -> "(select %s %s %s)".formatted(of(kind), of(kind), of("i32"));
            case 5 ->
                    "(if (result %s) %s (then %s) (else %s))"
                            .formatted(kind, of("i32"), of(kind), of(kind));
            case 6 -> "(local.tee $%s %s)".formatted(function.local(kind), of(kind));
            case 7 -> call(kind);
            case 8 -> kind.equals("i32") ? odd() : operation(kind);
            default -> operation(kind);
        };
    }

    private String leaf(String kind) {
        return switch (dice.below(4)) {
            case 0 -> "(global.get $g" + letter(kind) + ")";
            case 1, 2 -> "(local.get $" + function.local(kind) + ")";
            default -> constant(kind);
        };
    }

    static char letter(String kind) {
        return switch (kind) {
            case "i32" -> 'i';
            case "i64" -> 'l';
            case "f32" -> 'f';
            default -> 'd';
        };
    }

    private String constant(String kind) {
        return switch (kind) {
            case "i32" -> "(i32.const " + dice.i32() + ")";
            case "i64" -> "(i64.const " + dice.i64() + ")";
            case "f32" -> "(f32.reinterpret_i32 (i32.const " + f32(dice) + "))";
            default -> "(f64.reinterpret_i64 (i64.const " + f64(dice) + "))";
        };
    }

    /** Bits: small numbers, edges of the integers, infinities, NaNs with payload, or anything. */
    static int f32(Dice dice) {
        return switch (dice.below(8)) {
            case 0, 1 -> Float.floatToRawIntBits(dice.between(-9, 9) / 2f);
            case 2 -> Float.floatToRawIntBits((float) Math.scalb(1.0, dice.between(-2, 65)));
            case 3 -> Float.floatToRawIntBits(-(float) Math.scalb(1.0, dice.between(-2, 65)));
            case 4 -> 0x7f80_0000 | (dice.below(2) << 31) | dice.below(3) * 0x20_0001;
            case 5 -> dice.below(4) | (dice.below(2) << 31);
            case 6 -> Float.floatToRawIntBits((float) dice.i32());
            default -> (int) dice.bits();
        };
    }

    static long f64(Dice dice) {
        return switch (dice.below(8)) {
            case 0, 1 -> Double.doubleToRawLongBits(dice.between(-9, 9) / 2.0);
            case 2 -> Double.doubleToRawLongBits(Math.scalb(1.0, dice.between(-2, 65)));
            case 3 -> Double.doubleToRawLongBits(-Math.scalb(1.0, dice.between(-2, 65)));
            case 4 ->
                    0x7ff0_0000_0000_0000L
                            | ((long) dice.below(2) << 63)
                            | dice.below(3) * 0x4_0000_0000_0001L;
            case 5 -> dice.below(4) | ((long) dice.below(2) << 63);
            case 6 -> Double.doubleToRawLongBits((double) dice.i64());
            default -> dice.bits();
        };
    }

    private String operation(String kind) {
        var opcode = dice.one(GIVING.getOrDefault(kind, List.of()));
        while (traps(opcode) && !dice.chance(4)) {
            opcode = dice.one(GIVING.getOrDefault(kind, List.of()));
        }
        var text = new StringBuilder("(").append(opcode.mnemonic()).append(access(opcode));
        for (char letter : opcode.signature().orElseThrow().takes()) {
            text.append(" ").append(letter == 'a' ? address() : of(KINDS.getOrDefault(letter, "")));
        }
        text.append(")");
        boolean open = kind.startsWith("f") && OPEN_NAN.contains(opcode.mnemonic().substring(4));
        return open ? "(call $canon" + kind.substring(1) + " " + text + ")" : text.toString();
    }

    private static boolean traps(Opcode opcode) {
        return opcode.mnemonic().contains("div_")
                || opcode.mnemonic().contains("rem_")
                || opcode.mnemonic().contains(".trunc_f");
    }

    private String access(Opcode opcode) {
        if (opcode.immediateKind() != ImmediateKind.MEMORY_ACCESS) {
            return "";
        }
        int offset =
                switch (dice.below(8)) {
                    case 0 -> dice.below(8);
                    case 1 -> 65_530 + dice.below(8);
                    case 2 -> dice.chance(5) ? (1 << 28) + dice.below(9) : 0;
                    default -> 0;
                };
        var align = 1 << dice.below(opcode.naturalAlignment() + 1);
        return (offset == 0 ? "" : " offset=" + offset)
                + (dice.chance(50) ? "" : " align=" + align);
    }

    /** Mostly inside the memory, often at the same places, sometimes at its end. */
    String address() {
        return switch (dice.below(10)) {
            case 0, 1, 2, 3 -> "(i32.const " + dice.between(90, 130) + ")";
            case 4 -> "(i32.const " + (65_520 + dice.below(18)) + ")";
            case 5 -> "(i32.const " + (4_090 + dice.below(8)) + ")";
            case 6 ->
                    dice.chance(15)
                            ? "(i32.and " + of("i32") + " (i32.const 0x7fff_ffff))"
                            : "(i32.const 104)";
            default -> "(i32.and " + of("i32") + " (i32.const 1023))";
        };
    }

    String store() {
        var opcode = dice.one(STORES);
        var value = opcode.signature().orElseThrow().takes().getLast();
        return "(%s%s %s %s)"
                .formatted(
                        opcode.mnemonic(),
                        access(opcode),
                        address(),
                        of(KINDS.getOrDefault(value, "")));
    }

    private String odd() {
        return switch (dice.below(7)) {
            case 0 -> "(memory.size)";
            case 1 -> "(memory.grow (i32.const " + dice.below(2) + "))";
            case 2 -> "(table.size $table)";
            case 3 -> "(ref.is_null (table.get $table (i32.const " + dice.below(6) + ")))";
            case 4 -> "(ref.is_null (table.get $other (i32.const " + dice.below(4) + ")))";
            case 5 -> "(table.grow $table (ref.null func) (i32.const " + dice.below(3) + "))";
            default -> "(ref.is_null (ref.func $p0))";
        };
    }

    /** The result of a function that gives just that, if there is one. */
    private String call(String kind) {
        for (int i = 0; i < program.functions.size(); i++) {
            if (program.functions.get(i).gives().equals(List.of(kind)) && dice.chance(60)) {
                var arguments = all(program.functions.get(i).takes());
                return dice.chance(50)
                        ? "(call $p" + i + " " + arguments + ")"
                        : "(call_indirect $table (type $f"
                                + i
                                + ") "
                                + arguments
                                + " "
                                + slot(i)
                                + ")";
            }
        }
        return operation(kind);
    }

    /** Mostly the slot where function {@code index} is, unless something was moved. */
    String slot(int index) {
        return "(i32.const " + (dice.chance(93) ? index + 1 : dice.below(14)) + ")";
    }
}
