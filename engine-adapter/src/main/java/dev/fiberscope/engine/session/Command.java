package dev.fiberscope.engine.session;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;

/** What the user asks of the session. */
public sealed interface Command {
    /** One instruction. */
    record StepInto(Direction direction) implements Command {
        public StepInto() {
            this(Direction.FORWARD);
        }
    }

    /**
     * To the next instruction of the same frame, following the computation through suspend, resume
     * and switch; to the caller's where the frame ends.
     */
    record StepOver(Direction direction) implements Command {
        public StepOver() {
            this(Direction.FORWARD);
        }
    }

    /** Until the frame has ended; backwards to the instruction that began it. */
    record StepOut(Direction direction) implements Command {
        public StepOut() {
            this(Direction.FORWARD);
        }
    }

    /** Until another stack runs. */
    record StepToSwitch(Direction direction) implements Command {
        public StepToSwitch() {
            this(Direction.FORWARD);
        }
    }

    /** To the next breakpoint, trap or end; backwards to the last breakpoint or the beginning. */
    record Continue(Direction direction) implements Command {
        public Continue() {
            this(Direction.FORWARD);
        }
    }

    /** To before instruction number {@code step}; runs on where that was never reached yet. */
    record TravelTo(long step) implements Command {}

    /** Stop where you are. Takes effect at once, while anything else runs. */
    record Stop() implements Command {}

    /** Forget the past and begin anew, the breakpoints kept. */
    record Restart() implements Command {}

    record SetBreakpoint(CodePoint at) implements Command {}

    record ClearBreakpoint(CodePoint at) implements Command {}

    /**
     * The results of the host call that nobody provides, as {@link StopReason.AnswerNeeded} asked.
     */
    record AnswerHostCall(List<WasmValue> results) implements Command {
        public AnswerHostCall {
            results = List.copyOf(results);
        }
    }
}
