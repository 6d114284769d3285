package dev.fiberscope.engine.wasm;

/** One clause of a {@code resume}. Explainer, "Instruction set extension". */
public sealed interface HandlerClause {
    /** Index of the tag that the clause takes. */
    int tag();

    /** {@code (on $tag $label)}: takes suspensions with the tag and branches to the label. */
    record OnLabel(int tag, int label) implements HandlerClause {}

    /**
     * {@code (on $tag switch)}: lets {@code switch} with the tag exchange what runs on this prompt.
     */
    record OnSwitch(int tag) implements HandlerClause {}
}
