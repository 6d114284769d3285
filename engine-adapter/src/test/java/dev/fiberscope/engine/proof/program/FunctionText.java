package dev.fiberscope.engine.proof.program;

import java.util.List;
import java.util.stream.Collectors;

/** The text of one function of a {@link SwitchingProgram}: statements, and what it returns. */
final class FunctionText {
    private final SwitchingProgram program;
    private final Dice dice;
    private final int index;
    private final boolean exported;
    private final int signature;
    private final Scope scope;
    private final Values values;
    private final Resumptions resumptions;

    FunctionText(SwitchingProgram program, int index, int signature) {
        this.program = program;
        this.dice = program.dice;
        this.index = index;
        this.signature = signature;
        this.exported = program.isExport(index);
        int budget = exported ? dice.between(8, 26) : dice.between(4, 18);
        this.scope = new Scope(dice, program.signatures.at(signature).takes(), budget);
        this.values = new Values(program, scope, exported);
        this.resumptions = new Resumptions(program, scope, values, this, exported);
    }

    String text() {
        var own = program.signatures.at(signature);
        var body = statements(dice.between(2, 5), 3);
        var end = own.gives().isEmpty() ? "" : values.all(own.gives());
        var tail = program.signatures.where(other -> other.gives().equals(own.gives()));
        if (!exported && dice.chance(8)) {
            int chosen = dice.one(tail);
            int callee = program.function(chosen);
            var arguments = values.all(program.signatures.at(chosen).takes());
            end =
                    dice.chance(50)
                            ? "(return_call $p" + callee + " " + arguments + ")"
                            : "(return_call_ref $f%d %s (ref.func $p%d))"
                                    .formatted(chosen, arguments, callee);
        } else if (!exported && dice.chance(6)) {
            int tag = dice.below(program.signatures.tags().size());
            end =
                    "(throw $t%d %s)"
                            .formatted(tag, values.all(program.signatures.tags().get(tag).takes()));
        }
        return "  (func $p%d (type $f%d)%s%s%s\n%s%s    %s)\n"
                .formatted(
                        index,
                        signature,
                        scope.parameterText(),
                        Signatures.list(" (result ", own.gives()),
                        scope.localText(),
                        fuel(own.gives()),
                        body,
                        end);
    }

    /**
     * A call from outside fills up; each function that is entered takes some, or returns at once.
     */
    private String fuel(List<Kind> gives) {
        if (exported) {
            return "    (global.set $fuel (i32.const " + dice.between(4, 24) + "))\n";
        }
        return """
            (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
            (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (return %s)))
        """
                .formatted(gives.stream().map(FunctionText::zero).collect(Collectors.joining(" ")));
    }

    private static String zero(Kind kind) {
        return switch (kind) {
            case Kind.I32() -> "(i32.const 0)";
            case Kind.I64() -> "(i64.const 0)";
            case Kind.Cont(int signature) -> "(ref.null $k" + signature + ")";
            case Kind.Exn() -> "(ref.null exn)";
            case Kind.Aggregate(var type) -> "(ref.null $" + type + ")";
        };
    }

    String statements(int count, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < count && scope.budget > 0; i++) {
            text.append("    ").append(statement(depth)).append("\n");
        }
        return text.toString();
    }

    private String statement(int depth) {
        scope.budget -= 2;
        if (exported && !dice.chance(4)) {
            return outermost(depth);
        }
        return switch (dice.below(depth > 0 ? 36 : 20)) {
            case 0, 1, 2 -> assignment();
            case 3, 4 -> call();
            case 5, 6, 7, 8 -> suspension();
            case 9, 10, 11 -> exchange();
            case 12 -> keep();
            case 13 -> thrown();
            case 14 -> leave();
            case 15, 16, 17 -> resumptions.plain();
            case 18 -> resumptions.throwing();
            case 19 -> "(nop)";
            case 20, 21, 22, 23, 24, 25, 26 -> resumptions.handled(depth - 1);
            case 27, 28, 29 -> resumptions.driver(depth - 1);
            case 30, 31, 32 -> guarded(depth - 1);
            case 33 -> choice(depth - 1);
            case 34 -> loop(depth - 1);
            default -> block(depth - 1);
        };
    }

    /** Where no prompt is around yet: nothing that would need one. */
    private String outermost(int depth) {
        return switch (dice.below(depth > 0 ? 12 : 3)) {
            case 0 -> assignment();
            case 1 -> keep();
            case 2 -> resumptions.throwing();
            case 3, 4, 5, 6, 7 -> resumptions.handled(depth - 1);
            case 8 -> resumptions.driver(depth - 1);
            case 9 -> loop(depth - 1);
            default -> guarded(depth - 1);
        };
    }

    private String assignment() {
        if (program.objects && dice.chance(60)) {
            return objectStatement();
        }
        return switch (dice.below(4)) {
            case 0 -> "(global.set $i " + values.of(new Kind.I32()) + ")";
            case 1 -> "(global.set $l " + values.of(new Kind.I64()) + ")";
            case 2 ->
                    "(local.set $%2$d %1$s)"
                            .formatted(values.of(new Kind.I32()), scope.target(new Kind.I32()));
            default ->
                    "(drop (local.tee $%2$d %1$s))"
                            .formatted(values.of(new Kind.I64()), scope.target(new Kind.I64()));
        };
    }

    private String objectStatement() {
        var struct = new Kind.Aggregate("struct");
        var array = new Kind.Aggregate("array");
        return switch (dice.below(7)) {
            case 0 -> "(global.set $struct " + values.of(struct) + ")";
            case 1 -> "(global.set $array " + values.of(array) + ")";
            case 2 -> "(struct.set $struct 2 (global.get $struct) " + values.of(struct) + ")";
            case 3 ->
                    "(struct.set $struct 1 (global.get $struct) "
                            + values.of(new Kind.Cont(0))
                            + ")";
            case 4 ->
                    "(if (i32.eqz (ref.is_null (global.get $struct))) (then (global.set $i"
                            + " (i32.add (global.get $i) (struct.get $struct 0 (global.get $struct))))))";
            case 5 ->
                    "(if (i32.eqz (ref.is_null (global.get $struct))) (then (global.set $struct"
                            + " (struct.get $struct 2 (global.get $struct)))))";
            default ->
                    "(if (i32.eqz (ref.is_null (global.get $array))) (then (global.set $i"
                            + " (array.len (global.get $array)))))";
        };
    }

    private String call() {
        int chosen = dice.below(program.signatures.count());
        var callee = program.signatures.at(chosen);
        int function = program.function(chosen);
        var arguments = values.all(callee.takes());
        var call =
                dice.chance(60)
                        ? "(call $p%d %s)".formatted(function, arguments)
                        : dice.chance(4)
                                ? "(call_ref $f%d %s (ref.null $f%d))"
                                        .formatted(chosen, arguments, chosen)
                                : "(call_ref $f%d %s (ref.func $p%d))"
                                        .formatted(chosen, arguments, function);
        return call + scope.take(callee.gives());
    }

    private String suspension() {
        int tag = dice.below(program.signatures.tags().size());
        var type = program.signatures.tags().get(tag);
        return "(suspend $t%d %s)%s"
                .formatted(tag, values.all(type.takes()), scope.take(type.gives()));
    }

    private String exchange() {
        var fitting =
                program.signatures.where(each ->
                        program.signatures.left(each).isPresent()
                                && !program.signatures.switchTags(each.gives()).isEmpty());
        if (fitting.isEmpty()) {
            return "(nop)";
        }
        int chosen = dice.one(fitting);
        var target = program.signatures.at(chosen);
        var left = program.signatures.left(target).orElseThrow();
        int tag = dice.one(program.signatures.switchTags(target.gives()));
        var arguments = values.all(target.takes().subList(0, target.takes().size() - 1));
        return "(switch $k%d $t%d %s %s)%s"
                .formatted(
                        chosen,
                        tag,
                        arguments,
                        values.of(new Kind.Cont(chosen)),
                        scope.take(program.signatures.at(left).takes()));
    }

    /** Puts a continuation where other functions find it. */
    private String keep() {
        return kept(dice.below(program.signatures.count()), -1);
    }

    /** Keeps local {@code from}, or a new continuation if that is negative. */
    String kept(int type, int from) {
        var value = from < 0 ? values.of(new Kind.Cont(type)) : "(local.get $" + from + ")";
        return dice.chance(50)
                ? "(global.set $c%d %s)".formatted(type, value)
                : "(table.set $q%d (i32.const %d) %s)".formatted(type, values.slot(), value);
    }

    private String thrown() {
        int tag = dice.below(program.signatures.tags().size());
        var type = program.signatures.tags().get(tag);
        return dice.chance(25)
                ? "(if %s (then (throw_ref %s)))".formatted(values.condition(), values.exception())
                : "(if %s (then (throw $t%d %s)))"
                        .formatted(values.condition(), tag, values.all(type.takes()));
    }

    private String leave() {
        if (!scope.labels.isEmpty() && dice.chance(60)) {
            return dice.chance(60)
                    ? "(br_if %s %s)".formatted(dice.one(scope.labels), values.condition())
                    : "(br_table %s %s %s)"
                            .formatted(
                                    dice.one(scope.labels),
                                    dice.one(scope.labels),
                                    values.of(new Kind.I32()));
        }
        if (dice.chance(3)) {
            var label = scope.name("l");
            return "(loop %s (br_if %s %s))".formatted(label, label, values.condition());
        }
        if (dice.chance(15)) {
            return "(if %s (then (unreachable)))".formatted(values.condition());
        }
        return "(if %s (then (return %s)))"
                .formatted(
                        values.condition(), values.all(program.signatures.at(signature).gives()));
    }

    private String choice(int depth) {
        var condition = values.condition();
        var mark = scope.mark();
        var yes = statements(2, depth);
        scope.backTo(mark);
        var no = statements(1, depth);
        scope.backTo(mark);
        return "(if %s (then %s) (else %s))".formatted(condition, yes, no);
    }

    private String block(int depth) {
        var mark = scope.mark();
        var label = scope.name("b");
        scope.labels.add(label);
        var body = statements(3, depth);
        scope.labels.removeLast();
        scope.backTo(mark);
        return "(block %s %s)".formatted(label, body);
    }

    /** Runs a few times, whatever happens inside. */
    private String loop(int depth) {
        int counter = scope.make(new Kind.I32());
        var label = scope.name("l");
        var mark = scope.mark();
        scope.repeated();
        var body = statements(3, depth);
        scope.restore(mark);
        return "(local.set $%d (i32.const %d)) (loop %s %s %s)"
                .formatted(counter, dice.between(1, 4), label, body, again(counter, label));
    }

    static String again(int counter, String label) {
        return "(br_if %2$s (i32.gt_s (local.tee $%1$d (i32.sub (local.get $%1$d) (i32.const 1))) (i32.const 0)))"
                .formatted(counter, label);
    }

    /** A {@code try_table} around statements. */
    private String guarded(int depth) {
        int tag = dice.below(program.signatures.tags().size());
        var caught = program.signatures.tags().get(tag).takes();
        var out = scope.name("d");
        var landing = scope.name("c");
        boolean all = dice.chance(40);
        boolean reference = dice.chance(40);
        List<Kind> given = all ? List.of() : caught;
        var kinds = reference ? Signatures.with(given, new Kind.Exn()) : given;
        var clause =
                "(catch%s%s%s %s)"
                        .formatted(
                                all ? "_all" : "",
                                reference ? "_ref" : "",
                                all ? "" : " $t" + tag,
                                landing);
        var mark = scope.mark();
        var body = statements(3, depth);
        scope.backTo(mark);
        int other = dice.below(program.signatures.tags().size());
        var second =
                dice.chance(40) && program.signatures.tags().get(other).takes().isEmpty()
                        ? " (catch $t" + other + " " + out + ")"
                        : "";
        var keep = reference ? "(global.set $x)" + scope.take(given) : scope.take(kinds);
        var after = statements(1, depth);
        scope.backTo(mark);
        return "(block %s (block %s%s (try_table %s %s) (br %s)) %s %s)"
                .formatted(
                        out,
                        landing,
                        Signatures.list(" (result ", kinds),
                        dice.chance(50) ? clause + second : second + " " + clause,
                        body,
                        out,
                        keep,
                        after);
    }
}
