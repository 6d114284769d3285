package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.TraceEvent;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Optional;

/** Why the session stands where it stands. */
public sealed interface StopReason {
    /** Nothing comes next: the program is over, or a person has to do something else first. */
    default boolean ends() {
        return switch (this) {
            case Trapped _,
                    Threw _,
                    Finished _,
                    Failed _,
                    AnswerNeeded _,
                    RecordingEnded _,
                    Diverged _ ->
                    true;
            case Opened _,
                    Stepped _,
                    BreakpointHit _,
                    EventMatched _,
                    SwitchReached _,
                    StoppedByUser _,
                    Travelled _,
                    Edited _,
                    Collected _,
                    Found _,
                    BeginningReached _ ->
                    false;
        };
    }

    /** Before the first instruction. */
    record Opened() implements StopReason {}

    /** A step is done. */
    record Stepped() implements StopReason {}

    record BreakpointHit(CodePoint at) implements StopReason {}

    /** A stop after events: {@code event} is the first of this moment that it means. */
    record EventMatched(TraceEvent event) implements StopReason {}

    /** Another stack runs than before; {@code event} made it so. */
    record SwitchReached(TraceEvent event) implements StopReason {}

    record StoppedByUser() implements StopReason {}

    record Travelled() implements StopReason {}

    /** Somebody changed something here: {@code change} says what. */
    record Edited(String change) implements StopReason {}

    /** The engine collected so many stacks that nothing reached. */
    record Collected(int stacks) implements StopReason {}

    /** A moment was looked for and found: {@code sentence} says what happens here. */
    record Found(String sentence) implements StopReason {}

    /** A recording knows nothing of what came behind this step: {@code sentence} says why. */
    record RecordingEnded(String sentence) implements StopReason {}

    /** A replay did not go the way that was recorded: {@code sentence} has both sides. */
    record Diverged(String sentence) implements StopReason {}

    /** Going back, there was nothing left. */
    record BeginningReached() implements StopReason {}

    /** The instruction before this step trapped; the chain is shown as it was. */
    record Trapped(Trap trap) implements StopReason {}

    /**
     * An exception reached the host that nobody caught.
     *
     * @param backtrace where it was thrown, across stacks, from the frame that threw to the host
     */
    record Threw(TagId tag, List<WasmValue> payload, List<Trap.Line> backtrace)
            implements StopReason {
        public Threw {
            payload = List.copyOf(payload);
            backtrace = List.copyOf(backtrace);
        }
    }

    /** The program is over. {@code results} of its last activation. */
    record Finished(List<WasmValue> results) implements StopReason {
        public Finished {
            results = List.copyOf(results);
        }
    }

    /**
     * Nobody provides {@code function}: its results, of these types in text form, have to come from
     * the user.
     */
    record AnswerNeeded(String function, List<WasmValue> arguments, List<String> resultTypes)
            implements StopReason {
        public AnswerNeeded {
            arguments = List.copyOf(arguments);
            resultTypes = List.copyOf(resultTypes);
        }
    }

    /**
     * A command of a script did not come out as the script says, or the module could not be linked.
     *
     * @param command of the script; empty where no script runs
     */
    record Failed(String sentence, Optional<ScriptFailure> command) implements StopReason {
        /** Where no script runs. */
        public Failed(String sentence) {
            this(sentence, Optional.empty());
        }
    }

    /** The verdict on one command of {@code script}. */
    record ScriptFailure(Source.Text script, Verdict.Failed verdict) {
        /** The line in which the command begins, from 1. */
        public int line() {
            return Source.LineColumn.of(script.text(), verdict.place().start()).line();
        }
    }
}
