package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.TagId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Who would take a suspension of the running stack: for each tag that a prompt on the chain has a
 * clause for, the nearest one, in the order of the search. Explainer, "Execution".
 */
record Takers(List<Taker> all) {
    Takers {
        all = List.copyOf(all);
    }

    /**
     * One answer.
     *
     * @param bySwitch it lets {@code switch} exchange what runs; otherwise it takes {@code suspend}
     * @param at the {@code resume} that waits on {@code owner}
     * @param leaving the stacks that go along, the running one first
     */
    record Taker(
            TagId tag,
            boolean bySwitch,
            StackId owner,
            CodePoint at,
            int clause,
            List<StackId> leaving) {
        Taker {
            leaving = List.copyOf(leaving);
        }
    }

    /** Of the chain that runs at {@code snapshot}. */
    static Takers of(Snapshot snapshot) {
        var found = new ArrayList<Taker>();
        var seen = new HashSet<Object>();
        var chain = snapshot.runningChain();
        for (int i = 1; i < chain.size(); i++) {
            var stack = snapshot.stack(chain.get(i));
            if (stack.map(Stack::state).orElse(null) instanceof StackState.Parent(_, var prompt)) {
                for (int clause = 0; clause < prompt.clauses().size(); clause++) {
                    var each = prompt.clauses().get(clause);
                    boolean bySwitch = each instanceof Clause.OnSwitch;
                    if (seen.add(List.of(each.tag(), bySwitch))) {
                        found.add(
                                new Taker(
                                        each.tag(),
                                        bySwitch,
                                        chain.get(i),
                                        prompt.at(),
                                        clause,
                                        chain.subList(0, i)));
                    }
                }
            }
        }
        return new Takers(found);
    }
}
