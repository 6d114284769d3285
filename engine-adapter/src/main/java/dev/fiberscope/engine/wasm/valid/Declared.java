package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.BitSet;

/**
 * The functions that {@code ref.func} may name: those that stand in a module outside of bodies and
 * start.
 */
final class Declared {
    private final BitSet functions = new BitSet();

    private Declared() {}

    static BitSet functions(Module module) {
        var declared = new Declared();
        for (var export : module.exports()) {
            if (export.kind() == ExternKind.FUNCTION) {
                declared.add(export.index());
            }
        }
        module.globals().forEach(global -> declared.add(global.initial()));
        module.tables().forEach(table -> table.initial().ifPresent(declared::add));
        for (var element : module.elements()) {
            element.items().forEach(declared::add);
            declared.add(element.mode());
        }
        module.data().forEach(data -> declared.add(data.mode()));
        return declared.functions;
    }

    private void add(Mode mode) {
        if (mode instanceof Mode.Active(_, var offset)) {
            add(offset);
        }
    }

    private void add(Expression expression) {
        for (var instruction : expression.instructions()) {
            if (instruction.opcode() == Opcode.REF_FUNC
                    && instruction.immediate() instanceof Immediate.Index(int function)) {
                add(function);
            }
        }
    }

    /** An index that leads nowhere is refused where it stands. */
    private void add(int function) {
        if (function >= 0) {
            functions.set(function);
        }
    }
}
