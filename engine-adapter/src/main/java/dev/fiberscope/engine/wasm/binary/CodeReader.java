package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The entries of the section "code". Specification 3.0, "Code Section". */
final class CodeReader {
    /** In one function; the bound of the JavaScript API. */
    static final int MOST_LOCALS = 50_000;

    /** In all functions of a module together. */
    static final int MOST_LOCALS_IN_ALL = 10_000_000;

    /** {@code locals} without the parameters; {@code place} begins at the entry's size. */
    record Body(List<ValueType> locals, Expression expression, Place place) {}

    private record LocalGroup(int count, ValueType type) {}

    private final Input input;
    private final TypeReader types;
    private final InstructionReader instructions;
    private final List<Body> bodies = new ArrayList<>();
    private long localsInAll;

    CodeReader(Input input) {
        this.input = input;
        types = new TypeReader(input);
        instructions = new InstructionReader(input);
    }

    /** What was read so far. */
    List<Body> bodies() {
        return bodies;
    }

    /** The first instruction in a function that names a data segment. */
    Optional<Place> dataUse() {
        return instructions.dataUse();
    }

    /** Reads one entry onto the end of the bodies. */
    void body() throws ModuleException {
        int begin = input.position();
        int size = input.size();
        int content = input.position();
        var locals = locals();
        var expression = instructions.expression();
        if (input.position() != content + size) {
            throw new ModuleException(
                    Phase.MALFORMED, "section size mismatch", new Place(begin, content + size));
        }
        bodies.add(new Body(locals, expression, input.since(begin)));
    }

    private List<ValueType> locals() throws ModuleException {
        int begin = input.position();
        var groups = new ArrayList<LocalGroup>();
        long total = 0;
        int groupCount = input.count();
        for (int i = 0; i < groupCount; i++) {
            int count = input.u32();
            groups.add(new LocalGroup(count, types.valueType()));
            total += Integer.toUnsignedLong(count);
        }
        if (total > 0xffff_ffffL) {
            throw input.malformed("too many locals", begin);
        }
        localsInAll += total;
        if (total > MOST_LOCALS || localsInAll > MOST_LOCALS_IN_ALL) {
            throw new ModuleException(
                    Phase.UNSUPPORTED,
                    "more than "
                            + MOST_LOCALS
                            + " locals in a function, or "
                            + MOST_LOCALS_IN_ALL
                            + " in a module, are not supported",
                    input.since(begin));
        }
        var locals = new ArrayList<ValueType>();
        for (var group : groups) {
            locals.addAll(Collections.nCopies(group.count(), group.type()));
        }
        return locals;
    }
}
