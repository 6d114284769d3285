package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import java.util.stream.Collectors;

/**
 * Who consumed the last continuations: for the sentence that a second use deserves. Part of the
 * state, so that a replay says the same. Keeps the last {@value #KEPT} by ordinal.
 */
final class Consumptions {
    private static final int KEPT = 1024;

    /** So many for each, the last one unused. */
    private static final int WORDS = 4;

    private final ChunkedLongs ring;

    Consumptions() {
        this(new ChunkedLongs());
    }

    private Consumptions(ChunkedLongs ring) {
        this.ring = ring;
    }

    Consumptions fork() {
        return new Consumptions(ring.fork());
    }

    /** The instruction that the newest frame of {@code by} waits in consumes the continuation. */
    void note(long step, long continuation, StackData by) {
        if (ring.size() == 0) {
            ring.grow(KEPT * WORDS, -1);
        }
        long ordinal = Reference.ordinal(continuation);
        int at = (int) (ordinal % KEPT) * WORDS;
        ring.set(
                at,
                ordinal,
                step - 1,
                (long) by.frames[by.top] << 32 | (by.frames[by.top + StackData.PC] - 1));
    }

    /**
     * The trap of a second use by the instruction that the running stack has begun: with who was
     * the first, and who else still holds the reference.
     */
    TrapSignal usedAgain(Store store, long continuation) {
        return usedAgain(store, continuation, true);
    }

    /** {@code inside}: the running stack has begun the instruction; otherwise it is the next. */
    TrapSignal usedAgain(Store store, long continuation, boolean inside) {
        long ordinal = Reference.ordinal(continuation);
        var id = new ContinuationId(ordinal);
        int at = (int) (ordinal % KEPT) * WORDS;
        String who =
                ring.size() > 0 && ring.at(at) == ordinal
                        ? "which "
                                + instruction(store, ring.at(at + 2))
                                + " consumed at step "
                                + ring.at(at + 1)
                        : "which was consumed long ago";
        var used = operand(store, inside);
        String holders =
                Holdings.of(store, inside).stream()
                        .filter(holding -> holding.continuation().equals(id))
                        .map(Holding::holder)
                        .filter(holder -> !holder.equals(used))
                        .map(Holder::toString)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new TrapSignal(
                "continuation already consumed",
                "was given "
                        + id
                        + ", "
                        + who
                        + (holders.isEmpty() ? "" : "; still held by " + holders));
    }

    /** The topmost operand of the running frame. */
    private static Holder operand(Store store, boolean inside) {
        var stack = store.current();
        var frame = FrameLayout.of(store, stack, inside).getLast();
        return new Holder.Operand(
                Pictures.stack(stack),
                frame.record() / StackData.FRAME,
                Pictures.function(store, stack.frames[frame.record()]),
                frame.operands().size() - 1);
    }

    private static String instruction(Store store, long place) {
        var function = store.function((int) (place >>> 32));
        return function.code().instructionOf((int) place).opcode().mnemonic()
                + " in "
                + function.name;
    }
}
