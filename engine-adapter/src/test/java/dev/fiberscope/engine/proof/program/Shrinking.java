package dev.fiberscope.engine.proof.program;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out instructions of a failing module as long as it still fails. */
public final class Shrinking {
    private static final int MOST_ATTEMPTS = 20_000;

    private Shrinking() {}

    /** {@code fails} is asked of candidates that may be invalid, and then says false. */
    public static Module shrink(Module module, Predicate<Module> fails) {
        var now = module;
        int attempts = 0;
        for (boolean smaller = true; smaller; ) {
            smaller = false;
            for (int function = 0; function < now.functions().size(); function++) {
                int length = now.functions().get(function).body().instructions().size();
                for (int size = length; size >= 1; size = size > 8 ? size / 2 : size - 1) {
                    for (int from = 0; ; from += Math.max(1, size / 2)) {
                        var body = now.functions().get(function).body().instructions();
                        if (from + size > body.size() - 1 || attempts > MOST_ATTEMPTS) {
                            break;
                        }
                        for (var instead : replacements()) {
                            if (size <= instead.size()) {
                                continue;
                            }
                            attempts++;
                            var candidate = replace(now, function, from, size, instead);
                            if (fails.test(candidate)) {
                                now = candidate;
                                smaller = true;
                                from--;
                                break;
                            }
                        }
                        from = Math.max(from, 0);
                    }
                }
            }
        }
        return now;
    }

    private static List<List<Instruction>> replacements() {
        return List.of(List.of(), List.of(Instruction.plain(Opcode.UNREACHABLE, Place.NOWHERE)));
    }

    private static Module replace(
            Module module, int function, int from, int size, List<Instruction> instead) {
        var functions = new ArrayList<>(module.functions());
        var old = functions.get(function);
        var body = new ArrayList<>(old.body().instructions().subList(0, from));
        body.addAll(instead);
        body.addAll(
                old.body().instructions().subList(from + size, old.body().instructions().size()));
        functions.set(
                function,
                new Module.Function(old.type(), old.locals(), new Expression(body), old.place()));
        return new Module(
                module.source(),
                module.types(),
                module.groups(),
                module.imports(),
                functions,
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.data(),
                module.dataCount(),
                module.names(),
                module.customSections());
    }
}
