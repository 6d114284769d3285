package dev.fiberscope.engine.model;

import java.util.List;
import java.util.Optional;

/**
 * The whole program before one instruction, for reading on any thread. A view: each question is
 * answered from the state as it was at {@link #step()}, when it is asked. Two snapshots are equal
 * when every stack, value and byte is.
 */
public interface Snapshot {
    /** Number of instructions executed so far. */
    long step();

    /** Entries from hosts that have not returned, the outermost first. */
    List<Activation> activations();

    /** All stacks that are not over, by number. */
    List<StackId> stacks();

    /** The stack; empty if there is none with that id (any more, or yet). */
    Optional<Stack> stack(StackId id);

    /**
     * Where the stack's frames lie on a simulated target: the segment with the oldest ones first,
     * empty ones that it keeps last. Empty where no memory is simulated, where the stack has none
     * now, and where there is none with that id.
     */
    default List<Segment> segments(StackId stack) {
        return List.of();
    }

    /**
     * For each frame of the stack from the bottom the bytes of the frames before it, on a simulated
     * target; all 0 where no memory is simulated.
     */
    default List<Integer> frameOffsets(StackId stack) {
        return List.of();
    }

    /**
     * Bytes of all frames of the stack together, on a simulated target; 0 where no memory is
     * simulated.
     */
    default int frameBytes(StackId stack) {
        return 0;
    }

    /** All continuations whose objects still exist, by number. */
    List<ContinuationId> continuations();

    /** The state of a continuation; empty if it does not exist (any more, or yet). */
    Optional<ContinuationState> continuation(ContinuationId id);

    /** All references to continuations, from everywhere. */
    List<Holding> holdings();

    /**
     * The contents of a struct, array or exception: {@code count} cells from number {@code first}
     * on, fewer at the end. Empty for other values, and for an object that does not exist (any
     * more, or yet).
     */
    Optional<ObjectPicture> object(WasmValue reference, int first, int count);

    /**
     * The stacks from the running one down to the root of the innermost activation. Empty when
     * nothing runs.
     */
    List<StackId> runningChain();

    /** The next instruction; empty when nothing runs. */
    Optional<CodePoint> next();

    /** What the next instruction will do to stacks. */
    Forecast forecast();

    /**
     * The whole sentence of the trap that the next instruction will be, word for word as the trap
     * will say it; empty if it will not trap, or that is not known.
     */
    default Optional<String> trapAhead() {
        return forecast() instanceof Forecast.Traps(var sentence)
                ? Optional.of(sentence)
                : Optional.empty();
    }

    /** The trap that ended the running chain, as long as it is shown. */
    Optional<Trap> trap();

    /** Mutable and immutable globals of all instances. */
    List<Global> globals();

    /**
     * What one instance has for globals in the order of their indices, imported ones too: those are
     * called as this instance calls them or, without a name, {@code module.name} of the import.
     */
    default List<Global> globals(int instance) {
        return globals().stream().filter(each -> each.instance() == instance).toList();
    }

    /** Tables of all instances. */
    List<Table> tables();

    /** What one instance has for tables, imported ones too, as {@link #globals(int)}. */
    default List<Table> tables(int instance) {
        return tables().stream().filter(each -> each.instance() == instance).toList();
    }

    /** The names of an instance's memories, in the order of their indices, imported ones too. */
    default List<String> memories(int instance) {
        return memoryPages(instance, 0) == 0 ? List.of() : List.of("0");
    }

    /**
     * Number of pages (65,536 bytes) of memory {@code memory} of an instance; 0 if there is none.
     */
    long memoryPages(int instance, int memory);

    /**
     * A copy of up to {@code count} bytes from {@code address}; shorter at the end of the memory.
     */
    byte[] memory(int instance, int memory, long address, int count);
}
