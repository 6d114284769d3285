package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import java.util.ArrayList;

/** Why nobody takes a suspension: the sentence that says what the search met. */
final class Unhandled {
    private Unhandled() {}

    /**
     * The trap of a {@code suspend} ({@code kind} OnLabel) or {@code switch} (OnSwitch) that found
     * no clause.
     */
    static TrapSignal suspension(
            Store store, StackData from, int tag, Class<? extends PromptClause> kind) {
        return new TrapSignal(
                "unhandled tag",
                "unhandled tag " + Pictures.tag(store, tag) + ": " + why(store, from, tag, kind));
    }

    private static String why(
            Store store, StackData from, int tag, Class<? extends PromptClause> kind) {
        var prompts = new ArrayList<String>();
        var stack = from;
        for (; stack.parent != StackData.NONE; stack = store.stacks.at(stack.parent)) {
            var parent = store.stacks.at(stack.parent);
            var where =
                    Pictures.function(store, parent.frames[parent.top])
                            + " on "
                            + Pictures.stack(parent);
            prompts.add(where);
            var clauses = HandlerSearch.clauses(store, parent);
            for (int i = 0; i < clauses.size(); i++) {
                var clause = clauses.get(i);
                if (clause.tag() == tag && !kind.isInstance(clause)) {
                    return "clause "
                            + i
                            + " of the prompt in "
                            + where
                            + " names it, but takes "
                            + (kind == PromptClause.OnLabel.class
                                    ? "switch, not suspend"
                                    : "suspend, not switch");
                }
                if (kind.isInstance(clause) && sameType(store, clause.tag(), tag)) {
                    return "clause "
                            + i
                            + " of the prompt in "
                            + where
                            + " takes "
                            + other(store, clause.tag(), tag);
                }
            }
        }
        if (store.activation().caller() != StackData.NONE) {
            var caller = store.stacks.at(store.activation().caller());
            var host = Pictures.function(store, caller.child);
            if (HandlerSearch.find(store, caller, tag, kind) != null) {
                return "a clause takes it behind the host function "
                        + host
                        + ", and no suspension crosses that";
            }
        }
        return prompts.isEmpty()
                ? "no prompt: " + Pictures.stack(from) + " was called by the host, not resumed"
                : "no clause for it in the "
                        + (prompts.size() == 1 ? "prompt in " : prompts.size() + " prompts in ")
                        + String.join(", ", prompts);
    }

    private static boolean sameType(Store store, int one, int other) {
        return store.tags.get(one).type() == store.tags.get(other).type();
    }

    private static String other(Store store, int there, int wanted) {
        var name = Pictures.tag(store, there);
        return name.name().equals(Pictures.tag(store, wanted).name())
                ? "another tag that is named " + name + ", too, and belongs to another instance"
                : name + ", another tag of the same type";
    }
}
