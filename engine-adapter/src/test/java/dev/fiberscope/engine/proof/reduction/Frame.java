package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.HandlerClause;
import java.util.List;

/** One layer of an evaluation context: what stands around the hole. */
sealed interface Frame {
    /**
     * {@code label_arity{..} hole end}. A branch to it takes {@code arity} values and goes on at
     * {@code target}.
     *
     * @param below the values to the left of the block
     */
    record Label(int arity, int target, boolean loop, List<Value> below) implements Frame {}

    /** {@code handler{catch*} hole end}; the clauses' labels are counted from outside. */
    record Try(List<CatchClause> clauses, List<Value> below) implements Frame {}

    /** {@code frame{..} hole end}: the results go to {@code caller}. */
    record Call(Focus caller) implements Frame {}

    /** The bottom of a stack; it only names the stack, and means nothing. */
    record Base(int stack) implements Frame {}

    /** {@code prompt{hdl*} hole end}: the results go to {@code resumer}. */
    record Prompt(List<HandlerClause> clauses, Focus resumer) implements Frame {}
}
