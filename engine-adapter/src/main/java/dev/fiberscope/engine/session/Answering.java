package dev.fiberscope.engine.session;

import dev.fiberscope.engine.host.Fitting;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;
import java.util.Optional;

/** Whether values that a person or a script gives are of the types that are wanted. */
final class Answering {
    private Answering() {}

    static boolean fit(List<WasmValue> values, List<ValueType> types) {
        return complaint(values, types).isEmpty();
    }

    /** A sentence that says what does not fit. */
    static Optional<String> complaint(List<WasmValue> values, List<ValueType> types) {
        if (values.size() != types.size()) {
            return Optional.of(
                    (types.size() == 1 ? "1 value is" : types.size() + " values are")
                            + " wanted, and not "
                            + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            if (!Fitting.fits(values.get(i), types.get(i))) {
                return Optional.of(
                        "value " + (i + 1) + ", " + values.get(i) + ", is no " + types.get(i));
            }
        }
        return Optional.empty();
    }
}
