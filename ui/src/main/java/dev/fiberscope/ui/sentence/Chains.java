package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The stacks of a chain, one by one. */
final class Chains {
    private Chains() {}

    /** From the top down to the bottom; stops early where {@code snapshot} knows no more. */
    static List<StackId> topDown(Snapshot snapshot, Chain chain) {
        var upward = new ArrayList<StackId>();
        var each = chain.bottom();
        upward.add(each);
        while (!each.equals(chain.top())
                && snapshot.stack(each).map(Stack::state).orElse(null)
                        instanceof StackState.Parent(var child, _)) {
            each = child;
            upward.add(each);
        }
        Collections.reverse(upward);
        return upward;
    }
}
