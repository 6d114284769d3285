package dev.fiberscope.engine.proof.reduction;

/** A focus in its context. */
record Configuration(Focus focus, Context context) {
    Configuration with(Focus other) {
        return new Configuration(other, context);
    }

    /** Position of the instruction that is being reduced. */
    String place() {
        return focus.body().name() + ":" + (focus.next() - 1);
    }
}
