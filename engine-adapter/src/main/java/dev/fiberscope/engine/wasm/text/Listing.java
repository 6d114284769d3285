package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.OptionalInt;

/**
 * The text in which a module is shown, and where its instructions stand in it.
 *
 * @param text the module in the text format
 * @param instructions the characters of each instruction of each function that the module defines
 *     itself; a function's final {@code end} is the parenthesis that closes it
 * @param offsets where the instructions begin in the {@code .wasm} file, in bytes and in the same
 *     order; empty for a module that was not read from one
 */
public record Listing(String text, List<List<Place>> instructions, List<List<Integer>> offsets) {
    public Listing {
        instructions = List.copyOf(instructions);
        offsets = List.copyOf(offsets);
    }

    /** For a module read from text that text, for one read from a file its printed form. */
    public static Listing of(Module module) {
        return switch (module.source()) {
            case Source.Text(_, var text) ->
                    new Listing(
                            text,
                            module.functions().stream()
                                    .map(function ->
                                            function.body().instructions().stream()
                                                    .map(instruction -> instruction.place())
                                                    .toList())
                                    .toList(),
                            List.of());
            case Source.Binary _ -> ModulePrinter.print(module);
        };
    }

    /**
     * Where the instruction stands in the text; both count from 0, functions without imported ones.
     */
    public Place place(int function, int instruction) {
        return instructions.get(function).get(instruction);
    }

    /**
     * The byte offset of the instruction in the {@code .wasm} file that the module was read from.
     */
    public OptionalInt offset(int function, int instruction) {
        return offsets.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(offsets.get(function).get(instruction));
    }
}
