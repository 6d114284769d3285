package dev.fiberscope.app.command;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;

/**
 * Bad input or wrong use. The message is the whole line for people: {@code file: sentence}, with a
 * position if there is one.
 */
public sealed class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    public Refusal(String file, String sentence) {
        super(file + ": " + sentence);
    }

    /** About something at a place in {@code source}. */
    static Refusal at(Source source, Place place, String sentence) {
        return new Refusal(source.name() + ":" + source.shown(place), sentence);
    }

    /** The line for people. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** The module in {@code source} cannot be loaded. */
    public static final class Broken extends Refusal {
        private static final long serialVersionUID = 1L;

        private final transient Source source;
        private final ModuleException fault;

        Broken(Source source, ModuleException fault) {
            super(source.name() + ":" + source.shown(fault.place()), fault.sentence());
            initCause(fault);
            this.source = source;
            this.fault = fault;
        }

        public Source source() {
            return source;
        }

        public ModuleException fault() {
            return fault;
        }
    }
}
