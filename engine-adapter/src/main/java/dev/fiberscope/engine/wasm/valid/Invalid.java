package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;

/** Makes the exception of a module that was read and is not valid. */
final class Invalid {
    private Invalid() {}

    static ModuleException at(Place place, String sentence) {
        return new ModuleException(ModuleException.Phase.INVALID, sentence, place);
    }
}
