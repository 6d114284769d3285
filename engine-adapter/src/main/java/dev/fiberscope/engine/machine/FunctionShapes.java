package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.stackmemory.FrameSize;
import dev.fiberscope.engine.stackmemory.FunctionShape;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.valid.OperandTypes;
import dev.fiberscope.engine.wasm.valid.TypedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The simulated frames of functions: what validation found out, as the stack memory wants to know
 * it.
 */
final class FunctionShapes {
    /** Where no memory is simulated: no frame needs any. */
    static final FrameSize NONE = new FrameSize(0, 0, 0, 0);

    private FunctionShapes() {}

    /** The frame of a function of a module. */
    static FrameSize frame(Settings settings, TypedFunction typed, FunctionType type) {
        return settings.memory()
                .map(policy -> policy.layout().size(shape(typed, type)))
                .orElse(NONE);
    }

    /** Of a host function: what its caller puts on the stack. */
    static FrameSize host(Settings settings, FunctionType type) {
        return settings.memory()
                .map(policy -> {
                    var size =
                            policy.layout()
                                    .size(
                                            new FunctionShape(
                                                    type.parameters(),
                                                    type.results(),
                                                    List.of(),
                                                    List.of(),
                                                    List.of()));
                    return new FrameSize(size.arguments(), size.results(), 0, 0);
                })
                .orElse(NONE);
    }

    private static FunctionShape shape(TypedFunction typed, FunctionType type) {
        var deepest = OperandTypes.EMPTY;
        var kept = new ArrayList<List<ValueType>>();
        var instructions = typed.function().body().instructions();
        for (int i = 0; i < instructions.size(); i++) {
            var before = typed.before().get(i);
            if (before.isEmpty()) {
                continue;
            }
            if (before.get().words() > deepest.words()) {
                deepest = before.get();
            }
            Optional<OperandTypes> behind =
                    i + 1 < instructions.size() ? typed.before().get(i + 1) : Optional.empty();
            switch (instructions.get(i).opcode()) {
                case CALL,
                        CALL_INDIRECT,
                        CALL_REF,
                        CONT_NEW,
                        SUSPEND,
                        RESUME,
                        RESUME_THROW,
                        RESUME_THROW_REF,
                        SWITCH ->
                        behind.ifPresent(after -> kept.add(common(before.get(), after)));
                default -> {}
            }
        }
        return new FunctionShape(
                type.parameters(), type.results(), typed.locals(), deepest.list(), kept);
    }

    /** What is there before and behind: what an instruction pops and pushes is above it. */
    @SuppressWarnings("ReferenceEquality") // what stays is the same node
    private static List<ValueType> common(OperandTypes before, OperandTypes behind) {
        var one = before;
        var other = behind;
        while (one != other) {
            if (one.height() >= other.height()) {
                one = one.below();
            } else {
                other = other.below();
            }
        }
        return one.list();
    }
}
