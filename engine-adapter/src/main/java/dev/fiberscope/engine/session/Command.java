package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
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

    /**
     * To the next stop condition, trap or end; backwards to the last stop condition or the
     * beginning.
     */
    record Continue(Direction direction) implements Command {
        public Continue() {
            this(Direction.FORWARD);
        }
    }

    /** To before instruction number {@code step}; runs on where that was never reached yet. */
    record TravelTo(long step) implements Command {}

    /** Stop where you are. Takes effect at once, while anything else runs. */
    record Stop() implements Command {}

    /** Forget the past and begin anew, the stop conditions kept. */
    record Restart() implements Command {}

    /** One that is there is switched {@code on}, or off. */
    record SetBreakpoint(CodePoint at, boolean on) implements Command {
        /** One that is on. */
        public SetBreakpoint(CodePoint at) {
            this(at, true);
        }
    }

    record ClearBreakpoint(CodePoint at) implements Command {}

    /** Stop after events. One that is there is switched {@code on}, or off. */
    record SetEventStop(EventStop event, boolean on) implements Command {
        /** One that is on. */
        public SetEventStop(EventStop event) {
            this(event, true);
        }
    }

    record ClearEventStop(EventStop event) implements Command {}

    /**
     * Puts what {@code text} says into {@code storage}, and goes on from there in a branch: the run
     * as it was stays.
     */
    record Edit(Storage storage, String text) implements Command {}

    /** To the last event before here, or the first one behind it as far as is recorded. */
    record SeekEvent(EventQuery query, Direction direction) implements Command {}

    /**
     * To before the instruction that wrote {@code storage} last, whatever the value; forward to the
     * next one that writes it.
     */
    record SeekWrite(Storage storage, Direction direction) implements Command {}

    /** To the first step of all at which {@code condition} holds, as far as is recorded. */
    record SeekCondition(Condition condition) implements Command {}

    /**
     * Lets the engine collect what nothing reaches, at the end of what is recorded: an event for
     * each stack.
     */
    record Collect() implements Command {}

    /** Back to the run that the branch left, and to where it left it. */
    record DiscardBranch() implements Command {}

    /**
     * The results of the host call that nobody provides, as {@link StopReason.AnswerNeeded} asked.
     */
    record AnswerHostCall(List<WasmValue> results) implements Command {
        public AnswerHostCall {
            results = List.copyOf(results);
        }
    }
}
