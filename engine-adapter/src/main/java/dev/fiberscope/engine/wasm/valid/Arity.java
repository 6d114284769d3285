package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import java.util.List;

/**
 * How many operands the instructions of one valid module take; what lies below them stays as it is.
 */
public final class Arity {
    private final Module module;
    private final List<Integer> functions;
    private final List<ExternType.Tag> tags;

    public Arity(Module module) {
        this.module = module;
        functions = List.copyOf(module.functionTypes());
        tags = List.copyOf(module.tagTypes());
    }

    /**
     * The number of operands that {@code instruction} takes. The beginning of a block takes its
     * parameters. A branch takes its condition, index or reference; what it brings along to its
     * label is not counted, nor what {@code return}, {@code else} and {@code end} hand on.
     */
    public int taken(Instruction instruction) {
        var signature = instruction.opcode().signature();
        if (signature.isPresent()) {
            return signature.get().takes().size();
        }
        return switch (instruction.opcode()) {
            case BLOCK, LOOP ->
                    parameters(Immediates.of(Immediate.Block.class, instruction).type());
            case IF -> 1 + parameters(Immediates.of(Immediate.Block.class, instruction).type());
            case TRY_TABLE -> parameters(Immediates.of(Immediate.Try.class, instruction).type());
            case CALL, RETURN_CALL -> function(functions.get(Immediates.index(instruction)));
            case CALL_REF, RETURN_CALL_REF -> function(Immediates.index(instruction)) + 1;
            case CALL_INDIRECT, RETURN_CALL_INDIRECT ->
                    function(Immediates.indices(instruction).first()) + 1;
            case THROW, SUSPEND -> tag(Immediates.index(instruction));
            case CONT_BIND -> {
                var indices = Immediates.indices(instruction);
                yield continuation(indices.first()) - continuation(indices.second()) + 1;
            }
            case RESUME ->
                    continuation(Immediates.of(Immediate.Resume.class, instruction).type()) + 1;
            case RESUME_THROW ->
                    tag(Immediates.of(Immediate.ResumeThrow.class, instruction).tag()) + 1;
            // The target's last parameter is the continuation that switch itself makes; the target
            // stands in its place.
            case SWITCH -> continuation(Immediates.indices(instruction).first());
            case STRUCT_NEW ->
                    module.types().get(Immediates.index(instruction)).composite()
                                    instanceof StructType(var fields)
                            ? fields.size()
                            : 0;
            case ARRAY_NEW_FIXED -> Immediates.indices(instruction).second();
            case ARRAY_COPY -> 5;
            case ARRAY_FILL, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> 4;
            case SELECT,
                    SELECT_T,
                    TABLE_FILL,
                    TABLE_COPY,
                    TABLE_INIT,
                    MEMORY_FILL,
                    MEMORY_COPY,
                    MEMORY_INIT,
                    ARRAY_SET ->
                    3;
            case RESUME_THROW_REF,
                    TABLE_SET,
                    TABLE_GROW,
                    REF_EQ,
                    STRUCT_SET,
                    ARRAY_NEW,
                    ARRAY_NEW_DATA,
                    ARRAY_NEW_ELEM,
                    ARRAY_GET,
                    ARRAY_GET_S,
                    ARRAY_GET_U ->
                    2;
            case UNREACHABLE,
                    NOP,
                    ELSE,
                    END,
                    BR,
                    RETURN,
                    LOCAL_GET,
                    GLOBAL_GET,
                    TABLE_SIZE,
                    MEMORY_SIZE,
                    ELEM_DROP,
                    DATA_DROP,
                    REF_NULL,
                    REF_FUNC,
                    STRUCT_NEW_DEFAULT ->
                    0;
            default -> 1;
        };
    }

    private int function(int type) {
        return module.functionType(type).parameters().size();
    }

    private int continuation(int type) {
        return module.continuationType(type).parameters().size();
    }

    private int tag(int index) {
        return function(tags.get(index).type());
    }

    private int parameters(BlockType type) {
        return type instanceof BlockType.Typed(int index) ? function(index) : 0;
    }
}
