package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.Opcode;
import java.util.Optional;

/**
 * The next instruction, tried on a copy of the state: whether it will trap, and what that trap will
 * say. So the sentence before and the one after are the same.
 */
final class Rehearsal {
    private Rehearsal() {}

    /**
     * The sentence of the trap. Empty where there will be none, and for instructions that may take
     * long or make objects: those are not tried.
     */
    static Optional<String> trap(Store store, Settings settings) {
        var stack = store.running;
        if (stack == null
                || store.phase != Phase.READY
                || store.pending != null
                || stack.top < 0
                || !isTried(opcode(store, stack))) {
            return Optional.empty();
        }
        var machine = new Machine(settings);
        machine.restore(new Machine.Saved(store));
        return machine.run(RunLimit.to(store.step + 1)) instanceof Outcome.Trapped(var trap)
                ? Optional.of(trap.sentence())
                : Optional.empty();
    }

    private static Opcode opcode(Store store, StackData stack) {
        var function = store.function(stack.frames[stack.top]).code();
        return function.instructionOf(function.ahead(stack.frames[stack.top + StackData.PC]))
                .opcode();
    }

    private static boolean isTried(Opcode opcode) {
        return switch (opcode) {
            case MEMORY_COPY,
                    MEMORY_FILL,
                    MEMORY_INIT,
                    MEMORY_GROW,
                    TABLE_COPY,
                    TABLE_FILL,
                    TABLE_INIT,
                    TABLE_GROW,
                    ARRAY_COPY,
                    ARRAY_FILL,
                    ARRAY_INIT_DATA,
                    ARRAY_INIT_ELEM,
                    ARRAY_NEW,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_NEW_FIXED,
                    ARRAY_NEW_DATA,
                    ARRAY_NEW_ELEM,
                    STRUCT_NEW,
                    STRUCT_NEW_DEFAULT,
                    THROW,
                    CONT_NEW ->
                    false;
            default -> true;
        };
    }
}
