package dev.fiberscope.engine.session;

import dev.fiberscope.engine.wasm.text.Listing;
import dev.fiberscope.engine.wasm.valid.ValidModule;

/**
 * A module of the program with the text that shows it; {@code instance} is the number in every
 * {@code CodePoint}.
 */
public record LoadedModule(int instance, ValidModule module, Listing listing) {}
