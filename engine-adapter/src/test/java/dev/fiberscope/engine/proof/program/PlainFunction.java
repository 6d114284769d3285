package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.List;

/** The text of one function of a {@link PlainProgram}. */
final class PlainFunction {
    private final PlainProgram program;
    private final Dice dice;
    private final int index;
    private final PlainProgram.Signature own;
    private final PlainValues values;
    private final List<String> locals = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private int counters;
    private int names;

    /** Falls with everything that is written; at 0 only what is short is chosen. */
    int budget;

    PlainFunction(PlainProgram program, int index) {
        this.program = program;
        this.dice = program.dice;
        this.index = index;
        this.own = program.functions.get(index);
        this.values = new PlainValues(program, this);
        this.budget = dice.between(15, 60);
        locals.addAll(own.takes());
        PlainProgram.LETTERS.forEach(locals::add);
        locals.add("i32");
    }

    /** Some local of the type. */
    int local(String kind) {
        var fitting = new ArrayList<Integer>();
        for (int i = 0; i < locals.size(); i++) {
            if (locals.get(i).equals(kind)) {
                fitting.add(i);
            }
        }
        return dice.one(fitting);
    }

    String text() {
        var body = statements(dice.between(2, 7), 3);
        var end = values.all(own.gives());
        var text = new StringBuilder("  (func $p" + index + " (type $f" + index + ")");
        for (int i = 0; i < locals.size(); i++) {
            var word = i < own.takes().size() ? "param" : "local";
            text.append(" (%s $%d %s)".formatted(word, i, locals.get(i)));
            if (i == own.takes().size() - 1 && !own.gives().isEmpty()) {
                text.append(" (result ").append(String.join(" ", own.gives())).append(")");
            }
        }
        var written = text.toString();
        if (own.takes().isEmpty() && !own.gives().isEmpty()) {
            written =
                    written.replaceFirst(
                            " \\(local", " (result " + String.join(" ", own.gives()) + ") (local");
        }
        return written
                + " (local $c0 i32) (local $c1 i32) (local $c2 i32) (local $c3 i32)\n"
                + fuel()
                + body
                + "    "
                + end
                + ")\n";
    }

    private static String fuel() {
        return """
            (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
            (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (unreachable)))
        """;
    }

    private String statements(int count, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < count && budget > 0; i++) {
            text.append("    ").append(statement(depth)).append("\n");
        }
        return text.toString();
    }

    private String statement(int depth) {
        budget--;
        return switch (dice.below(depth > 0 ? 26 : 16)) {
            case 0, 1, 2 -> set();
            case 3, 4, 5 -> {
                var kind = dice.one(PlainProgram.LETTERS);
                yield "(global.set $g" + PlainValues.letter(kind) + " " + values.of(kind) + ")";
            }
            case 6, 7, 8, 9 -> values.store();
            case 10 -> bulk();
            case 11 -> table();
            case 12, 13 -> call();
            case 14 -> leave();
            case 15 -> "(drop " + values.of(dice.one(PlainProgram.LETTERS)) + ")";
            case 16, 17, 18 ->
                    "(if %s (then %s) (else %s))"
                            .formatted(
                                    values.of("i32"),
                                    statements(2, depth - 1),
                                    statements(2, depth - 1));
            case 19, 20 -> block(depth - 1);
            case 21 -> several();
            case 22, 23 -> guarded(depth - 1);
            default -> loop(depth - 1);
        };
    }

    private String set() {
        var kind = dice.one(PlainProgram.LETTERS);
        return "(local.set $" + local(kind) + " " + values.of(kind) + ")";
    }

    private String length() {
        return dice.chance(4)
                ? "(i32.const " + dice.between(60_000, 1 << 30) + ")"
                : "(i32.const " + dice.below(dice.chance(20) ? 9_000 : 12) + ")";
    }

    private String bulk() {
        return switch (dice.below(5)) {
            case 0, 1 ->
                    "(memory.fill %s %s %s)"
                            .formatted(values.address(), values.of("i32"), length());
            case 2, 3 ->
                    "(memory.copy %s %s %s)"
                            .formatted(values.address(), values.address(), length());
            default ->
                    dice.chance(20)
                            ? "(data.drop $passive)"
                            : "(memory.init $passive %s (i32.const %d) (i32.const %d))"
                                    .formatted(values.address(), dice.below(6), dice.below(6));
        };
    }

    private String table() {
        return switch (dice.below(7)) {
            case 0 ->
                    "(table.set $table (i32.const %d) (ref.func $p%d))"
                            .formatted(
                                    dice.below(7),
                                    dice.below(Math.min(5, program.functions.size())));
            case 1 -> "(table.set $other (i32.const %d) (ref.null func))".formatted(dice.below(4));
            case 2 ->
                    "(table.copy $table $other (i32.const 0) (i32.const %d) (i32.const %d))"
                            .formatted(dice.below(4), dice.below(3));
            case 3 ->
                    "(table.copy $other $table (i32.const 1) (i32.const %d) (i32.const 2))"
                            .formatted(dice.below(4));
            case 4 ->
                    "(table.init $table $elements (i32.const %d) (i32.const 0) (i32.const %d))"
                            .formatted(dice.below(5), dice.below(3));
            case 5 ->
                    "(table.fill $other (i32.const %d) (table.get $table (i32.const %d)) (i32.const %d))"
                            .formatted(dice.below(3), dice.below(6), dice.below(3));
            default -> dice.chance(20) ? "(elem.drop $elements)" : "(nop)";
        };
    }

    private String taken(List<String> kinds) {
        var text = new StringBuilder();
        for (int i = kinds.size() - 1; i >= 0; i--) {
            text.append(" (local.set $").append(local(kinds.get(i))).append(")");
        }
        return text.toString();
    }

    private String call() {
        int callee = dice.below(program.functions.size());
        var type = program.functions.get(callee);
        var arguments = values.all(type.takes());
        return (dice.chance(60)
                        ? "(call $p" + callee + " " + arguments + ")"
                        : "(call_indirect $table (type $f%d) %s %s)"
                                .formatted(callee, arguments, values.slot(callee)))
                + taken(type.gives());
    }

    private String leave() {
        if (!labels.isEmpty() && dice.chance(70)) {
            return dice.chance(50)
                    ? "(br_if " + dice.one(labels) + " " + values.of("i32") + ")"
                    : "(br_table %s %s %s (i32.and %s (i32.const 3)))"
                            .formatted(
                                    dice.one(labels),
                                    dice.one(labels),
                                    dice.one(labels),
                                    values.of("i32"));
        }
        return dice.chance(85)
                ? "(if %s (then (return %s)))".formatted(values.of("i32"), values.all(own.gives()))
                : "(if (i32.eq %s (i32.const 1)) (then (unreachable)))".formatted(values.of("i32"));
    }

    private String name() {
        return "$b" + names++;
    }

    private String block(int depth) {
        var label = name();
        labels.add(label);
        var body = statements(3, depth);
        labels.removeLast();
        return "(block " + label + " " + body + ")";
    }

    /**
     * A block that gives several values. None takes any: Chicory 1.7.5 then drops operands of
     * callers, by a branch or by the end of a {@code try_table} around.
     */
    private String several() {
        var label = name();
        var given = List.of("i64", "i32");
        return "(block %s (result i64 i32) %s (br_if %s %s)%s %s)%s"
                .formatted(
                        label,
                        values.all(given),
                        label,
                        values.of("i32"),
                        taken(given),
                        values.all(given),
                        taken(given));
    }

    private String guarded(int depth) {
        var out = name();
        var landing = name();
        var body = statements(2, depth);
        return dice.chance(50)
                ? "(block %s (block %s (result i32 i64) (try_table (catch $t1 %s) %s (if %s (then (throw $t1 %s %s)))) (br %s))%s)"
                        .formatted(
                                out,
                                landing,
                                landing,
                                body,
                                values.of("i32"),
                                values.of("i32"),
                                values.of("i64"),
                                out,
                                taken(List.of("i32", "i64")))
                : "(block %s (try_table (catch $t0 %s) (catch_all %s) %s (if %s (then (throw $t0)))))"
                        .formatted(out, out, out, body, values.of("i32"));
    }

    private String loop(int depth) {
        if (counters == 4) {
            return "(nop)";
        }
        int counter = counters++;
        var label = name();
        var body = statements(3, depth);
        return "(local.set $c%1$d (i32.const %2$d)) (loop %3$s %4$s (br_if %3$s (i32.gt_s (local.tee $c%1$d (i32.sub (local.get $c%1$d) (i32.const 1))) (i32.const 0))))"
                .formatted(counter, dice.between(1, 5), label, body);
    }
}
