package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Folded expressions of a kind that are asked for. */
final class Values {
    private static final List<String> I32 =
            List.of(
                    "add", "sub", "mul", "and", "or", "xor", "shl", "eq", "ne", "lt_s", "gt_s",
                    "lt_u");
    private static final List<String> I64 = List.of("add", "sub", "mul", "xor", "shr_u");

    private final SwitchingProgram program;
    private final Dice dice;
    private final Scope scope;
    private final boolean exported;

    Values(SwitchingProgram program, Scope scope, boolean exported) {
        this.exported = exported;
        this.program = program;
        this.dice = program.dice;
        this.scope = scope;
    }

    String all(List<Kind> kinds) {
        return kinds.stream().map(this::of).collect(Collectors.joining(" "));
    }

    String of(Kind kind) {
        scope.budget--;
        return switch (kind) {
            case Kind.I32() -> i32();
            case Kind.I64() -> i64();
            case Kind.Cont(int signature) -> continuation(signature);
            case Kind.Exn() -> variable(kind, "x").orElse("(ref.null exn)");
            case Kind.Aggregate(var type) -> object(kind, type);
        };
    }

    /** A condition that is neither always true nor always false. */
    String condition() {
        return dice.chance(50)
                ? "(i32.and (global.get $i) (i32.const " + (1 << dice.below(3)) + "))"
                : "(i32.lt_s " + of(new Kind.I32()) + " " + of(new Kind.I32()) + ")";
    }

    private String i32() {
        var constant = "(i32.const " + dice.i32() + ")";
        if (scope.budget <= 0) {
            return constant;
        }
        return switch (dice.below(16)) {
            case 0, 1, 2 -> constant;
            case 3, 4, 5, 6 -> variable(new Kind.I32(), "i").orElse(constant);
            case 7 -> nullTest();
            case 8 ->
                    "(i32.%s %s (i32.const %d))"
                            .formatted(
                                    dice.chance(50) ? "div_s" : "rem_u",
                                    i32(),
                                    dice.chance(2) ? 0 : dice.between(1, 5));
            case 9 -> "(i32.wrap_i64 " + i64() + ")";
            case 10 -> "(i32.%s %s)".formatted(dice.one(List.of("eqz", "clz", "popcnt")), i32());
            case 11 -> "(select " + i32() + " " + i32() + " " + i32() + ")";
            case 14 -> parameters();
            case 12, 13 -> produced(new Kind.I32()).orElse(constant);
            default -> "(i32.%s %s %s)".formatted(dice.one(I32), i32(), i32());
        };
    }

    /** The result of a block with parameters, by a branch or by its end. */
    private String parameters() {
        var label = scope.name("b");
        return "(block (result i32) %s %s (block %s (param i32 i64) (result i32) (drop) (br_if %s %s)))"
                .formatted(i32(), i64(), label, label, i32());
    }

    private String i64() {
        var constant = "(i64.const " + dice.i64() + ")";
        if (scope.budget <= 0) {
            return constant;
        }
        return switch (dice.below(10)) {
            case 0, 1 -> constant;
            case 2, 3, 4 -> variable(new Kind.I64(), "l").orElse(constant);
            case 5 -> "(i64.extend_i32_" + (dice.chance(50) ? "s " : "u ") + i32() + ")";
            case 6 -> produced(new Kind.I64()).orElse(constant);
            case 7 ->
                    "(i64.div_u %s (i64.const %d))"
                            .formatted(i64(), dice.chance(2) ? 0 : dice.between(1, 5));
            default -> "(i64.%s %s %s)".formatted(dice.one(I64), i64(), i64());
        };
    }

    private String nullTest() {
        int signature = dice.below(program.signatures.count());
        return switch (dice.below(3)) {
            case 0 -> "(ref.is_null (global.get $c" + signature + "))";
            case 1 -> "(ref.is_null (table.get $q" + signature + " (i32.const " + slot() + ")))";
            default -> "(i64.eqz " + i64() + ")";
        };
    }

    /** Nearly always within the table. */
    int slot() {
        return dice.chance(1) ? 3 : dice.below(3);
    }

    private Optional<String> variable(Kind kind, String global) {
        var locals = scope.of(kind);
        return !locals.isEmpty() && dice.chance(75)
                ? Optional.of("(local.get $" + dice.one(locals) + ")")
                : Optional.of("(global.get $" + global + ")");
    }

    /** What a call or a suspension gives. */
    private Optional<String> produced(Kind kind) {
        scope.budget -= 2;
        if (exported && !dice.chance(3)) {
            return Optional.empty();
        }
        var tags = new ArrayList<Integer>();
        for (int i = 0; i < program.signatures.tags().size(); i++) {
            if (program.signatures.tags().get(i).gives().equals(List.of(kind))) {
                tags.add(i);
            }
        }
        if (!tags.isEmpty() && dice.chance(50)) {
            int tag = dice.one(tags);
            return Optional.of(
                    "(suspend $t%d %s)"
                            .formatted(tag, all(program.signatures.tags().get(tag).takes())));
        }
        var fitting =
                program.signatures.where(signature -> signature.gives().equals(List.of(kind)));
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        int signature = dice.one(fitting);
        int function = program.function(signature);
        return Optional.of(
                "(call $p%d %s)"
                        .formatted(function, all(program.signatures.at(signature).takes())));
    }

    private String continuation(int signature) {
        var kind = new Kind.Cont(signature);
        var fresh = scope.fresh(kind);
        if (dice.chance(1)) {
            return dice.chance(30)
                    ? "(ref.null $k" + signature + ")"
                    : "(ref.as_non_null (global.get $c" + signature + "))";
        }
        if (!scope.used(kind).isEmpty() && dice.chance(6)) {
            return "(local.get $" + dice.one(scope.used(kind)) + ")";
        }
        if (!fresh.isEmpty() && dice.chance(60)) {
            int local = dice.one(fresh);
            scope.used(local);
            return "(local.get $" + local + ")";
        }
        if (scope.budget > 0 && dice.chance(25)) {
            var bound = bound(signature);
            if (bound.isPresent()) {
                return bound.get();
            }
        }
        if (dice.chance(30)) {
            return dice.chance(8) ? held(signature) : taken(signature);
        }
        return created(signature);
    }

    private String held(int signature) {
        return dice.chance(50)
                ? "(global.get $c" + signature + ")"
                : "(table.get $q" + signature + " (i32.const " + slot() + "))";
    }

    /** Takes away what is held somewhere, or makes a new one if there is nothing. */
    private String taken(int signature) {
        int local = scope.make(new Kind.Cont(signature));
        int slot = slot();
        var get =
                dice.chance(50)
                        ? "(local.set $%2$d (global.get $c%1$d)) (global.set $c%1$d (ref.null $k%1$d))"
                        : "(local.set $%2$d (table.get $q%1$d (i32.const %3$d)))"
                                + " (table.set $q%1$d (i32.const %3$d) (ref.null $k%1$d))";
        return ("(block (result (ref null $k%1$d)) "
                        + get
                        + " (if (result (ref null $k%1$d)) (ref.is_null (local.get $%2$d)) (then %4$s)"
                        + " (else (local.get $%2$d))))")
                .formatted(signature, local, slot, created(signature));
    }

    /** A reference to an exception: the one that is kept, or a new one if there is none. */
    String exception() {
        if (dice.chance(5)) {
            return "(global.get $x)";
        }
        var label = scope.name("e");
        return "(if (result exnref) (ref.is_null (global.get $x)) (then (block "
                + label
                + " (result exnref) (try_table (catch_all_ref "
                + label
                + ") (throw $t0)) (unreachable))) (else (global.get $x)))";
    }

    private String created(int signature) {
        return dice.chance(1)
                ? "(cont.new $k%d (ref.null $f%d))".formatted(signature, signature)
                : "(cont.new $k%d (ref.func $p%d))"
                        .formatted(signature, program.function(signature));
    }

    private Optional<String> bound(int signature) {
        var target = program.signatures.at(signature);
        var sources = program.signatures.unbound(target);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        int source = dice.one(sources);
        var takes = program.signatures.at(source).takes();
        var ahead = takes.subList(0, takes.size() - target.takes().size());
        scope.budget -= 2;
        return Optional.of(
                "(cont.bind $k%d $k%d %s %s)"
                        .formatted(source, signature, all(ahead), of(new Kind.Cont(source))));
    }

    private String object(Kind kind, String type) {
        if (scope.budget <= 0 || dice.chance(40)) {
            return variable(kind, type).orElseThrow();
        }
        scope.budget -= 2;
        var struct = new Kind.Aggregate("struct");
        var array = new Kind.Aggregate("array");
        if (type.equals("array")) {
            return dice.chance(50)
                    ? "(array.new $array %s (i32.const %d))".formatted(of(struct), dice.below(4))
                    : "(array.new_fixed $array 2 %s %s)".formatted(of(struct), of(struct));
        }
        return dice.chance(30)
                ? "(struct.new_default $struct)"
                : "(struct.new $struct %s %s %s %s)"
                        .formatted(of(new Kind.I32()), of(new Kind.Cont(0)), of(struct), of(array));
    }
}
