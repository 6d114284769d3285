package dev.fiberscope.engine.proof.reduction;

import java.util.List;
import java.util.Optional;

/** The call is over: with values, or with an exception that nobody caught. */
final class Finished extends Exception {
    private static final long serialVersionUID = 1L;

    final transient Optional<List<Value>> values;
    final String tag;

    Finished(List<Value> values) {
        this.values = Optional.of(values);
        this.tag = "";
    }

    Finished(String tag) {
        this.values = Optional.empty();
        this.tag = tag;
    }
}
