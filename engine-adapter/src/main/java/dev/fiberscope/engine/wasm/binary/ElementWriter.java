package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Element segments in the shortest of their eight forms: the inverse of {@link ElementReader}. */
final class ElementWriter {
    private static final ReferenceType FUNCTION = new ReferenceType(false, HeapType.Abstract.FUNC);

    private final Output output;
    private final TypeWriter types;
    private final InstructionWriter constants;

    ElementWriter(Output output) {
        this.output = output;
        types = new TypeWriter(output);
        constants = new InstructionWriter(output);
    }

    void element(Element element) {
        var functions = functions(element);
        var usual = functions.isPresent() ? FUNCTION : ReferenceType.FUNCREF;
        int form = functions.isPresent() ? 0 : 4;
        boolean typed = true;
        switch (element.mode()) {
            case Mode.Active(int table, var offset) -> {
                typed = table != 0 || !element.type().equals(usual);
                output.u32(form | (typed ? 2 : 0));
                if (typed) {
                    output.u32(table);
                }
                constants.expression(offset);
            }
            case Mode.Passive() -> output.u32(form | 1);
            case Mode.Declarative() -> output.u32(form | 3);
        }
        if (typed && functions.isPresent()) {
            output.octet(0);
        } else if (typed) {
            types.referenceType(element.type());
        }
        output.u32(element.items().size());
        functions.ifPresentOrElse(
                all -> all.forEach(output::u32),
                () -> element.items().forEach(constants::expression));
    }

    /** The items as function indices, if they can be written so. */
    private static Optional<List<Integer>> functions(Element element) {
        if (!element.type().equals(FUNCTION)) {
            return Optional.empty();
        }
        var functions = new ArrayList<Integer>();
        for (var item : element.items()) {
            var first = item.instructions().getFirst();
            if (item.instructions().size() != 2
                    || first.opcode() != Opcode.REF_FUNC
                    || !(first.immediate() instanceof Immediate.Index(int function))) {
                return Optional.empty();
            }
            functions.add(function);
        }
        return Optional.of(functions);
    }
}
