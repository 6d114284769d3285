package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import java.util.List;

/**
 * A module in the binary format, and where its instructions are: {@code
 * instructionOffsets.get(f).get(i)} is the offset in {@code bytes} of instruction {@code i} of the
 * function {@code f}, counted among those that the module defines itself.
 */
public record Encoded(Bytes bytes, List<List<Integer>> instructionOffsets) {
    public Encoded {
        instructionOffsets = List.copyOf(instructionOffsets);
    }
}
