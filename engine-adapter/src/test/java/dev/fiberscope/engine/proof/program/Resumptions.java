package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.List;

/** Statements that resume: plainly, with handlers, in a loop, by throwing. */
final class Resumptions {
    private final Signatures signatures;
    private final Dice dice;
    private final Scope scope;
    private final Values values;
    private final FunctionText function;
    private final boolean exported;

    Resumptions(
            SwitchingProgram program,
            Scope scope,
            Values values,
            FunctionText function,
            boolean exported) {
        this.exported = exported;
        this.signatures = program.signatures;
        this.dice = program.dice;
        this.scope = scope;
        this.values = values;
        this.function = function;
    }

    /** One clause with a label: its tag, its label, and the signature of what it gets. */
    private record Landing(int tag, String label, int signature) {}

    /** Without a label; perhaps stacks may switch on it. */
    String plain() {
        int signature = dice.below(signatures.count());
        var type = signatures.at(signature);
        return "(resume $k%d%s %s %s)%s"
                .formatted(
                        signature,
                        switchClause(type.gives(), 60),
                        values.all(type.takes()),
                        values.of(new Kind.Cont(signature)),
                        scope.take(type.gives()));
    }

    /** Makes a stack end with an exception. */
    String throwing() {
        int signature = dice.below(signatures.count());
        return "(block "
                + scope.name("n")
                + " "
                + throwing(signature, "", values.of(new Kind.Cont(signature)))
                + scope.take(signatures.at(signature).gives())
                + ")";
    }

    private String throwing(int signature, String clauses, String continuation) {
        if (dice.chance(50)) {
            return "(resume_throw_ref $k%d%s %s %s)"
                    .formatted(signature, clauses, values.exception(), continuation);
        }
        var tags = new ArrayList<Integer>();
        for (int i = 0; i < signatures.tags().size(); i++) {
            if (signatures.tags().get(i).gives().isEmpty()) {
                tags.add(i);
            }
        }
        int tag = dice.one(tags);
        return "(resume_throw $k%d $t%d%s %s %s)"
                .formatted(
                        signature,
                        tag,
                        clauses,
                        values.all(signatures.tags().get(tag).takes()),
                        continuation);
    }

    private String switchClause(List<Kind> gives, int percent) {
        var tags = signatures.switchTags(gives);
        return !tags.isEmpty() && dice.chance(percent)
                ? " (on $t" + dice.one(tags) + " switch)"
                : "";
    }

    /** With clauses; what is suspended is kept, resumed, thrown into, or forgotten. */
    String handled(int depth) {
        int signature = dice.below(signatures.count());
        return handled(signature, values.of(new Kind.Cont(signature)), depth);
    }

    private String handled(int signature, String continuation, int depth) {
        var type = signatures.at(signature);
        var landings = new ArrayList<Landing>();
        if (exported && !dice.chance(5)) {
            for (int tag = 0; tag < signatures.tags().size(); tag++) {
                addLanding(landings, tag, type.gives());
            }
        } else {
            int wanted = dice.between(1, 3);
            for (int i = 0; i < wanted; i++) {
                addLanding(landings, dice.below(signatures.tags().size()), type.gives());
            }
        }
        var clauses = new StringBuilder();
        var before = dice.chance(50) ? switchClause(type.gives(), 70) : "";
        clauses.append(before);
        landings.forEach(
                each -> clauses.append(" (on $t%d %s)".formatted(each.tag(), each.label())));
        if (before.isEmpty()) {
            clauses.append(switchClause(type.gives(), exported ? 100 : 60));
        }
        var out = scope.name("o");
        var resume =
                dice.chance(8)
                        ? throwing(signature, clauses.toString(), continuation)
                        : "(resume $k%d%s %s %s)"
                                .formatted(
                                        signature, clauses, values.all(type.takes()), continuation);
        var mark = scope.mark();
        var text = new StringBuilder(resume + scope.take(type.gives()) + " (br " + out + ")");
        scope.backTo(mark);
        for (var landing : landings) {
            text.insert(0, "(block " + landing.label() + results(landing) + "\n      ");
            text.append(")\n      ").append(landed(landing, depth));
            text.append(" (br ").append(out).append(")");
            scope.backTo(mark);
        }
        return "(block " + out + " " + text + ")";
    }

    private void addLanding(List<Landing> landings, int tag, List<Kind> gives) {
        signatures
                .find(signatures.tags().get(tag).gives(), gives)
                .ifPresent(got -> landings.add(new Landing(tag, scope.name("h"), got)));
    }

    private String results(Landing landing) {
        var takes = signatures.tags().get(landing.tag()).takes();
        var nullable = dice.chance(50) ? "null " : "";
        var all = new StringBuilder(" (result");
        takes.forEach(kind -> all.append(" ").append(kind));
        return all + " (ref " + nullable + "$k" + landing.signature() + "))";
    }

    /** What a handler does with the payload and the continuation that lie on the stack. */
    private String landed(Landing landing, int depth) {
        int local = scope.target(new Kind.Cont(landing.signature()));
        var taken =
                "(local.set $%d)".formatted(local)
                        + scope.take(signatures.tags().get(landing.tag()).takes());
        var type = signatures.at(landing.signature());
        return taken
                + " "
                + switch (dice.below(8)) {
                    case 0, 1 -> function.kept(landing.signature(), local);
                    case 2, 3, 4 -> {
                        scope.used(local);
                        if (exported || dice.chance(30)) {
                            yield depth > 0 && scope.budget > 0
                                    ? handled(
                                            landing.signature(),
                                            "(local.get $" + local + ")",
                                            depth - 1)
                                    : function.kept(landing.signature(), local);
                        }
                        yield "(resume $k%d%s %s (local.get $%d))%s"
                                .formatted(
                                        landing.signature(),
                                        switchClause(type.gives(), 50),
                                        values.all(type.takes()),
                                        local,
                                        scope.take(type.gives()));
                    }
                    case 5 -> {
                        scope.used(local);
                        yield throwing(landing.signature(), "", "(local.get $" + local + ")")
                                + scope.take(type.gives());
                    }
                    case 6 -> bound(landing.signature(), local);
                    default -> function.statements(2, depth);
                };
    }

    /** Gives arguments ahead to what was suspended, and keeps the rest. */
    private String bound(int signature, int local) {
        var from = signatures.at(signature);
        var fitting = signatures.where(other -> signatures.binds(from, other));
        int target = dice.one(fitting);
        var to = signatures.at(target);
        scope.used(local);
        int bound = scope.target(new Kind.Cont(target));
        return "(local.set $%d (cont.bind $k%d $k%d %s (local.get $%d))) %s"
                .formatted(
                        bound,
                        signature,
                        target,
                        values.all(
                                from.takes().subList(0, from.takes().size() - to.takes().size())),
                        local,
                        dice.chance(60) ? function.kept(target, bound) : "");
    }

    /** Resumes one stack again and again, a few times or until it ends. */
    String driver(int depth) {
        int tag = dice.below(signatures.tags().size());
        var yielded = signatures.tags().get(tag);
        var fitting = signatures.where(each -> each.takes().equals(yielded.gives()));
        if (fitting.isEmpty()) {
            return plain();
        }
        int signature = dice.one(fitting);
        var type = signatures.at(signature);
        int held = scope.make(new Kind.Cont(signature));
        int counter = scope.make(new Kind.I32());
        var again = scope.name("l");
        var out = scope.name("o");
        var landing = new Landing(tag, scope.name("h"), signature);
        var begin =
                "(local.set $%d %s) (local.set $%d (i32.const %d))"
                        .formatted(
                                held,
                                values.of(new Kind.Cont(signature)),
                                counter,
                                dice.between(2, 5));
        var clauses = switchClause(type.gives(), 50);
        var mark = scope.mark();
        scope.repeated();
        var text =
                begin
                        + " (block %s (loop %s (block %s%s (resume $k%d (on $t%d %s)%s %s (local.get $%d))%s (br %s))"
                                .formatted(
                                        out,
                                        again,
                                        landing.label(),
                                        results(landing),
                                        signature,
                                        tag,
                                        landing.label(),
                                        clauses,
                                        values.all(type.takes()),
                                        held,
                                        scope.take(type.gives()),
                                        out)
                        + " (local.set $%d)%s %s %s))"
                                .formatted(
                                        held,
                                        scope.take(yielded.takes()),
                                        function.statements(1, depth),
                                        FunctionText.again(counter, again));
        scope.restore(mark);
        return text;
    }
}
