package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module.Element;
import dev.fiberscope.engine.wasm.Module.Mode;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.ArrayList;
import java.util.List;

/**
 * Element segments in their eight forms: bit 0 of the flags says not active, bit 1 a table index or
 * declarative, bit 2 expressions in place of function indices. Specification 3.0, "Element
 * Section".
 */
final class ElementReader {
    private static final ReferenceType FUNCTION = new ReferenceType(false, HeapType.Abstract.FUNC);

    private final Input input;
    private final TypeReader types;
    private final InstructionReader constants;

    ElementReader(Input input) {
        this.input = input;
        types = new TypeReader(input);
        constants = new InstructionReader(input);
    }

    Element element() throws ModuleException {
        int begin = input.position();
        int flags = input.u32();
        if (flags < 0 || flags > 7) {
            throw input.malformed("malformed elements segment kind", begin);
        }
        boolean explicit = (flags & 2) != 0;
        boolean expressions = (flags & 4) != 0;
        Mode mode;
        if ((flags & 1) == 0) {
            int table = explicit ? input.u32() : 0;
            mode = new Mode.Active(table, constants.expression());
        } else {
            mode = explicit ? new Mode.Declarative() : new Mode.Passive();
        }
        var type = expressions ? ReferenceType.FUNCREF : FUNCTION;
        if ((flags & 3) != 0) {
            type = expressions ? types.referenceType() : kind();
        }
        var items = items(expressions);
        return new Element(type, items, mode, input.since(begin));
    }

    private ReferenceType kind() throws ModuleException {
        int begin = input.position();
        if (input.next() != 0) {
            throw input.malformed("malformed element kind", begin);
        }
        return FUNCTION;
    }

    private List<Expression> items(boolean expressions) throws ModuleException {
        var items = new ArrayList<Expression>();
        int count = input.count();
        for (int i = 0; i < count; i++) {
            items.add(expressions ? constants.expression() : function());
        }
        return items;
    }

    /** A function index, as the expression that it stands for. */
    private Expression function() throws ModuleException {
        int begin = input.position();
        var index = new Immediate.Index(input.u32());
        var place = input.since(begin);
        return new Expression(
                List.of(
                        new Instruction(Opcode.REF_FUNC, index, place),
                        Instruction.plain(Opcode.END, place)));
    }
}
