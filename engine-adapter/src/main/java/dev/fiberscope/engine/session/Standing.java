package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * The live machine waits for a person, between two instructions or behind the last one.
 *
 * @param reason shown whenever the session comes by, also from the past
 * @param refusal why a command that goes forward is refused; empty if the program goes on after
 *     this
 * @param asked the types that an answer to the waiting host call must have
 */
record Standing(StopReason reason, Optional<String> refusal, Optional<List<ValueType>> asked) {
    /**
     * Until somebody says what host function {@code function} returns, which {@code machine}
     * called.
     */
    static Standing asking(Machine machine, int function, Values arguments) {
        var type = machine.functionType(function);
        var name = machine.functionName(function);
        return new Standing(
                new StopReason.AnswerNeeded(
                        name,
                        machine.show(type.parameters(), arguments),
                        type.results().stream().map(ValueType::toString).toList()),
                Optional.of(
                        "The call of " + name + " waits for its results: answer it, or go back."),
                Optional.of(type.results()));
    }

    /** Nobody caught {@code exception}, which left the last activation. */
    static Standing threw(
            Machine machine, long exception, List<Trap.Line> backtrace, String refusal) {
        return blocked(
                new StopReason.Threw(
                        machine.tagId(machine.tagOf(exception)),
                        machine.payload(exception),
                        backtrace),
                refusal);
    }

    /** Once, to be looked at. */
    static Standing passing(StopReason reason) {
        return new Standing(reason, Optional.empty(), Optional.empty());
    }

    /** Until something else than going forward helps: {@code refusal} says what. */
    static Standing blocked(StopReason reason, String refusal) {
        return new Standing(reason, Optional.of(refusal), Optional.empty());
    }
}
