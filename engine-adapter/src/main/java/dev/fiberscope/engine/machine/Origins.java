package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.valid.OperandTypes;
import java.util.List;
import java.util.Optional;

/**
 * Where an operand came from, read off the code in front of the instruction that takes it: the last
 * instruction that left its height, as long as no block begins or ends in between. Not known where
 * that is one which names no place.
 */
final class Origins {
    private Origins() {}

    /**
     * The rest of a sentence about the null that the instruction at {@code pc} was given; empty
     * where it is not known, or written there as {@code ref.null}.
     */
    static String ofNull(Store store, CompiledFunction function, int pc) {
        int at = function.instruction(pc);
        var all = function.typed().function().body().instructions();
        int height = heightBefore(function, at) - 1 - above(all.get(at));
        return height < 0
                ? ""
                : producer(function, all, at, height)
                        .flatMap(from -> words(store, function, all, from))
                        .map(words -> ": it takes the null from " + words)
                        .orElse("");
    }

    /** How many operands lie on the reference that must not be null. */
    private static int above(Instruction instruction) {
        return switch (instruction.opcode()) {
            case STRUCT_SET, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> 1;
            case ARRAY_SET -> 2;
            case ARRAY_FILL -> 3;
            case ARRAY_COPY -> Integer.MIN_VALUE / 2;
            default -> 0;
        };
    }

    /** The last instruction that left exactly the operands below {@code height} and one more. */
    private static Optional<Integer> producer(
            CompiledFunction function, List<Instruction> all, int at, int height) {
        for (int i = at - 1; i >= 0 && !isControl(all.get(i).opcode()); i--) {
            if (heightBefore(function, i + 1) <= height + 1) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean isControl(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, ELSE, END, TRY_TABLE -> true;
            default -> false;
        };
    }

    private static int heightBefore(CompiledFunction function, int instruction) {
        return function.typed().before().get(instruction).map(OperandTypes::height).orElse(-1);
    }

    private static Optional<String> words(
            Store store, CompiledFunction function, List<Instruction> all, int from) {
        var names = store.instances.get(function.instance()).module().module().names();
        var instruction = all.get(from);
        return switch (instruction.opcode()) {
            case LOCAL_GET, LOCAL_TEE ->
                    index(instruction)
                            .map(local ->
                                    "local "
                                            + names.local(function.index(), local)
                                                    .map(name -> "$" + name)
                                                    .orElseGet(() -> local.toString()));
            case GLOBAL_GET ->
                    index(instruction)
                            .map(global -> "global " + names.shown(Names.Kind.GLOBAL, global));
            case TABLE_GET ->
                    index(instruction)
                            .map(table ->
                                    slot(all, from)
                                            + "table "
                                            + names.shown(Names.Kind.TABLE, table));
            case CALL ->
                    index(instruction)
                            .filter(callee -> givesOne(store, function, callee))
                            .map(callee ->
                                    "what " + names.shown(Names.Kind.FUNCTION, callee) + " gave");
            case STRUCT_GET ->
                    instruction.immediate() instanceof Immediate.Indices(int type, int field)
                            ? Optional.of(
                                    "field "
                                            + new TypeWords.Declaration(
                                                            store.instances.get(
                                                                    function.instance()),
                                                            type)
                                                    .field(field)
                                            + " of a "
                                            + names.shown(Names.Kind.TYPE, type))
                            : Optional.empty();
            case ARRAY_GET ->
                    index(instruction)
                            .map(type -> "an element of a " + names.shown(Names.Kind.TYPE, type));
            default -> Optional.empty();
        };
    }

    private static boolean givesOne(Store store, CompiledFunction function, int callee) {
        var functions = store.instances.get(function.instance()).functions();
        return store.function(functions.at(callee)).shape.results().size() == 1;
    }

    /** Where the slot's number is written in front of it. */
    private static String slot(List<Instruction> all, int from) {
        return from > 0 && all.get(from - 1).immediate() instanceof Immediate.I32(int slot)
                ? "slot " + slot + " of "
                : "";
    }

    private static Optional<Integer> index(Instruction instruction) {
        return instruction.immediate() instanceof Immediate.Index(int index)
                ? Optional.of(index)
                : Optional.empty();
    }
}
