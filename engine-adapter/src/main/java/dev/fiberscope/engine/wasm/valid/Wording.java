package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.ImmediateKind;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How types and instructions stand in sentences: as in the text format, with the names of the
 * module.
 */
record Wording(Names names) {
    /** Of more than this only the topmost are listed. */
    private static final int LISTED = 12;

    String type(int index) {
        return names.shown(Names.Kind.TYPE, index);
    }

    String tag(int index) {
        return names.shown(Names.Kind.TAG, index);
    }

    String heap(HeapType type) {
        return type instanceof HeapType.Concrete(int index) ? type(index) : type.toString();
    }

    String value(ValueType type) {
        if (Bottom.is(type)) {
            return "bot";
        }
        return switch (type) {
            case NumberType number -> number.toString();
            case VectorType vector -> vector.toString();
            case ReferenceType(boolean nullable, var heap) ->
                    (nullable ? "(ref null " : "(ref ") + heap(heap) + ")";
        };
    }

    String values(List<ValueType> types) {
        int hidden = Math.max(0, types.size() - LISTED);
        return types.subList(hidden, types.size()).stream()
                .map(this::value)
                .collect(Collectors.joining(" ", hidden > 0 ? "[... " : "[", "]"));
    }

    /** The {@code count} topmost operands. */
    String top(OperandTypes operands, int count) {
        return values(operands.top(Math.min(count, LISTED + 1)));
    }

    /** The instruction with the name of what it uses, as {@code call $f}. */
    String instruction(Instruction instruction) {
        return instruction.opcode().mnemonic()
                + operand(instruction).map(each -> " " + each).orElse("");
    }

    private Optional<String> operand(Instruction instruction) {
        return switch (instruction.immediate()) {
            case Immediate.Index(int index) ->
                    kind(instruction.opcode().immediateKind())
                            .map(kind -> names.shown(kind, index));
            case Immediate.Resume(int type, _) -> Optional.of(type(type));
            case Immediate.ResumeThrow(int type, int tag, _) ->
                    Optional.of(type(type) + " " + tag(tag));
            case Immediate.Indices(int first, int second) ->
                    switch (instruction.opcode().immediateKind()) {
                        case CALL_INDIRECT, TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT ->
                                Optional.of(type(first));
                        case TYPE_TYPE -> Optional.of(type(first) + " " + type(second));
                        case TYPE_TAG -> Optional.of(type(first) + " " + tag(second));
                        default -> Optional.empty();
                    };
            default -> Optional.empty();
        };
    }

    private static Optional<Names.Kind> kind(ImmediateKind kind) {
        return switch (kind) {
            case FUNCTION -> Optional.of(Names.Kind.FUNCTION);
            case TYPE -> Optional.of(Names.Kind.TYPE);
            case TAG -> Optional.of(Names.Kind.TAG);
            case GLOBAL -> Optional.of(Names.Kind.GLOBAL);
            case TABLE -> Optional.of(Names.Kind.TABLE);
            case MEMORY -> Optional.of(Names.Kind.MEMORY);
            case DATA -> Optional.of(Names.Kind.DATA);
            case ELEMENT -> Optional.of(Names.Kind.ELEMENT);
            default -> Optional.empty();
        };
    }
}
