package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.ArrayList;
import java.util.List;

/** The machine's numbers in the words of the model. */
final class Pictures {
    private Pictures() {}

    static StackId stack(StackData stack) {
        return new StackId(stack.ordinal);
    }

    static StackId stack(Store store, int slot) {
        return stack(store.stacks.at(slot));
    }

    static ContinuationId continuation(long reference) {
        return new ContinuationId(Reference.ordinal(reference));
    }

    static TagId tag(Store store, int tag) {
        return store.tags.get(tag).id();
    }

    /** The chain of a stack that a continuation holds. */
    static Chain chain(Store store, StackData top) {
        return new Chain(stack(store, top.chainBottom), stack(top), top.chainSize);
    }

    /** The prompt that {@code parent} waits in. */
    static Prompt prompt(Store store, StackData parent) {
        return prompt(
                store, HandlerSearch.clauses(store, parent), waitingAt(store, parent, parent.top));
    }

    /** The prompt that a trapped stack waited in; it was put back to before its instruction. */
    static Prompt promptOfTrapped(Store store, StackData parent) {
        var function = store.function(parent.frames[parent.top]).code();
        int begin = parent.frames[parent.top + StackData.PC];
        int behind = function.behind(begin);
        return prompt(
                store,
                function.prompts().get(function.code().numbers[behind - 1]),
                next(store, parent, parent.top));
    }

    private static Prompt prompt(Store store, List<PromptClause> waiting, CodePoint at) {
        var clauses = new ArrayList<Clause>();
        for (var clause : waiting) {
            clauses.add(
                    switch (clause) {
                        case PromptClause.OnLabel(var tag, _, var label) ->
                                new Clause.OnLabel(tag(store, tag), label);
                        case PromptClause.OnSwitch(var tag) -> new Clause.OnSwitch(tag(store, tag));
                    });
        }
        return new Prompt(at, clauses);
    }

    /** The instruction that the frame waits in, or of a running one has begun. */
    static CodePoint waitingAt(Store store, StackData stack, int frame) {
        return at(store, stack, frame, stack.frames[frame + StackData.PC] - 1);
    }

    /** The next instruction of the frame. */
    static CodePoint next(Store store, StackData stack, int frame) {
        var function = store.function(stack.frames[frame]).code();
        return at(store, stack, frame, function.ahead(stack.frames[frame + StackData.PC]));
    }

    private static CodePoint at(Store store, StackData stack, int frame, int pc) {
        var function = store.function(stack.frames[frame]).code();
        return new CodePoint(function.instance(), function.index(), function.instruction(pc));
    }

    static String function(Store store, int address) {
        return store.function(address).name;
    }
}
