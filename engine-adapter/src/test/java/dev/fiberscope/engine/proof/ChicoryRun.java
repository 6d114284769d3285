package dev.fiberscope.engine.proof;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;

/** A module in Chicory's own interpreter. */
final class ChicoryRun {
    private final Instance instance;

    ChicoryRun(byte[] binary) {
        instance = Instance.builder(Parser.parse(binary)).build();
    }

    long[] call(String export, long... arguments) {
        return instance.export(export).apply(arguments);
    }

    void setGlobal(String export, long value) {
        instance.exports().global(export).setValue(value);
    }

    byte[] memory() {
        return instance.memory().readBytes(0, instance.memory().pages() * 65_536);
    }

    long global(String export) {
        return instance.exports().global(export).getValue();
    }
}
