package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clause that takes a suspension or switch with a tag, walking prompts outward from a
 * stack.
 *
 * <p>The nearest prompt wins, and within a prompt the first clause of the kind asked for; clauses
 * of the other kind are passed over. Changes nothing. Explainer, "Execution".
 */
final class HandlerSearch {
    private HandlerSearch() {}

    /**
     * @param handler slot of the stack whose prompt has the clause
     * @param number of the clause
     * @param bottom slot of the outermost stack that leaves
     * @param leaving number of stacks that leave
     * @param frames number of frames on those of them below the top
     */
    record Found(
            int handler, int number, PromptClause clause, int bottom, int leaving, int frames) {}

    /** The clause that takes {@code tag}, or null. {@code kind} is the clause's class. */
    static @Nullable Found find(
            Store store, StackData from, int tag, Class<? extends PromptClause> kind) {
        boolean onLabel = kind == PromptClause.OnLabel.class;
        int leaving = 1;
        int frames = 0;
        for (var stack = from; stack.parent != StackData.NONE; leaving++) {
            var parent = store.stacks.at(stack.parent);
            var clauses = clauses(store, parent);
            for (int i = 0; i < clauses.size(); i++) {
                var clause = clauses.get(i);
                if (clause.tag() == tag && clause instanceof PromptClause.OnLabel == onLabel) {
                    return new Found(parent.slot, i, clause, stack.slot, leaving, frames);
                }
            }
            stack = parent;
            frames += stack.frameCount();
        }
        return null;
    }

    /** The clauses of the prompt that {@code parent} waits in. */
    static List<PromptClause> clauses(Store store, StackData parent) {
        int function = parent.frames[parent.top];
        int behind = parent.frames[parent.top + StackData.PC];
        var known = parent.searched;
        if (known != null && known.in() == function && known.at() == behind) {
            return known.clauses();
        }
        var compiled = store.function(function).code();
        var found = compiled.prompts().get(compiled.code().numbers[behind - 1]);
        parent.searched = new StackData.Searched(function, behind, found);
        return found;
    }
}
