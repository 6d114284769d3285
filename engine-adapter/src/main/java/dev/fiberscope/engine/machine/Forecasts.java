package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Forecast.Search;
import dev.fiberscope.engine.model.Forecast.Taker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the next instruction will do to stacks, found without executing it. */
final class Forecasts {
    private Forecasts() {}

    static Forecast next(Store store) {
        var stack = store.running;
        if (stack == null || store.phase != Phase.READY || stack.top < 0) {
            return new Forecast.Plain();
        }
        var function = store.function(stack.frames[stack.top]).code();
        int[] code = function.code().numbers;
        int pc = function.ahead(stack.frames[stack.top + StackData.PC]);
        return switch (code[pc]) {
            case Op.SUSPEND -> suspension(store, stack, code[pc + 1]);
            case Op.SWITCH -> exchange(store, stack, code[pc + 1]);
            case Op.RESUME -> resumption(store, stack, false);
            case Op.RESUME_THROW, Op.RESUME_THROW_REF -> resumption(store, stack, true);
            case Op.RETURN, Op.END ->
                    stack.top == 0
                            ? new Forecast.Ends(
                                    stack.parent == StackData.NONE
                                            ? Optional.empty()
                                            : Optional.of(Pictures.stack(store, stack.parent)))
                            : new Forecast.Plain();
            default -> new Forecast.Plain();
        };
    }

    private static Forecast suspension(Store store, StackData stack, int tag) {
        var found = HandlerSearch.find(store, stack, tag, PromptClause.OnLabel.class);
        return found == null
                ? unhandled(store, stack, tag)
                : new Forecast.Suspends(
                        Pictures.tag(store, tag),
                        searched(store, stack, found.handler()),
                        new Taker(Pictures.stack(store, found.handler()), found.number()),
                        StackSwitching.leaving(store, stack, found));
    }

    private static Forecast exchange(Store store, StackData stack, int tag) {
        long reference = stack.slots[stack.sp - 1];
        var target = reference == Reference.NULL ? null : store.stackOf(reference);
        if (target == null) {
            return new Forecast.Traps(dead(store, reference));
        }
        var found = HandlerSearch.find(store, stack, tag, PromptClause.OnSwitch.class);
        return found == null
                ? unhandled(store, stack, tag)
                : new Forecast.Switches(
                        Pictures.tag(store, tag),
                        searched(store, stack, found.handler()),
                        new Taker(Pictures.stack(store, found.handler()), found.number()),
                        StackSwitching.leaving(store, stack, found),
                        Pictures.continuation(reference),
                        Pictures.chain(store, target));
    }

    private static Forecast resumption(Store store, StackData stack, boolean throwing) {
        long reference = stack.slots[stack.sp - 1];
        var target = reference == Reference.NULL ? null : store.stackOf(reference);
        return target == null
                ? new Forecast.Traps(dead(store, reference))
                : new Forecast.Resumes(
                        Pictures.continuation(reference), Pictures.chain(store, target), throwing);
    }

    /** The whole sentence of the trap that using the reference will be. */
    private static String dead(Store store, long reference) {
        var stack = store.current();
        return Traps.sentence(
                store,
                reference == Reference.NULL
                        ? new TrapSignal("null continuation reference")
                        : store.consumptions.usedAgain(store, reference, false),
                store.function(stack.frames[stack.top])
                        .code()
                        .ahead(stack.frames[stack.top + StackData.PC]));
    }

    private static Forecast unhandled(Store store, StackData stack, int tag) {
        Optional<String> barrier =
                store.activation().caller() == StackData.NONE
                        ? Optional.empty()
                        : Optional.of(
                                Pictures.function(
                                        store, store.stacks.at(store.activation().caller()).child));
        return new Forecast.Unhandled(
                Pictures.tag(store, tag), searched(store, stack, StackData.NONE), barrier);
    }

    /** The prompts from {@code stack} outward, up to and with that of {@code last}. */
    private static List<Search> searched(Store store, StackData stack, int last) {
        var all = new ArrayList<Search>();
        for (int slot = stack.parent; slot != StackData.NONE; slot = store.stacks.at(slot).parent) {
            var owner = store.stacks.at(slot);
            all.add(new Search(Pictures.stack(owner), Pictures.prompt(store, owner)));
            if (slot == last) {
                break;
            }
        }
        return all;
    }
}
