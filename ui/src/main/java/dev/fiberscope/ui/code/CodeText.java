package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text with its lines, and, for a module, where its instructions stand. Lines count from 0,
 * places are characters.
 */
public final class CodeText {
    private final String name;
    private final String text;
    private final int[] lineStarts;
    private final Optional<LoadedModule> module;
    private final int imported;

    /** By line: the first instruction in order of execution that begins there and is a step. */
    private final Map<Integer, CodePoint> steps = new HashMap<>();

    private CodeText(String name, String text, Optional<LoadedModule> module) {
        this.name = name;
        this.text = text;
        this.module = module;
        this.lineStarts =
                IntStream.concat(
                                IntStream.of(0),
                                IntStream.range(0, text.length())
                                        .filter(i -> text.charAt(i) == '\n')
                                        .map(i -> i + 1))
                        .toArray();
        this.imported =
                module.map(each -> each.module().module().importCount(ExternType.Function.class))
                        .orElse(0);
        module.ifPresent(this::findSteps);
    }

    /** The text that shows {@code module}. */
    public static CodeText of(LoadedModule module) {
        return new CodeText(
                module.module().module().source().name(),
                module.listing().text(),
                Optional.of(module));
    }

    /** A text that is no module, or no valid one. */
    public static CodeText of(String name, String text) {
        return new CodeText(name, text, Optional.empty());
    }

    private void findSteps(LoadedModule of) {
        var functions = of.module().module().functions();
        for (int function = 0; function < functions.size(); function++) {
            var body = functions.get(function).body().instructions();
            for (int i = 0; i < body.size(); i++) {
                var place = of.listing().place(function, i);
                if (!place.equals(Place.NOWHERE) && isStep(body, i)) {
                    steps.putIfAbsent(
                            line(place.start()),
                            new CodePoint(of.instance(), function + imported, i));
                }
            }
        }
    }

    private static boolean isStep(List<Instruction> body, int i) {
        var opcode = body.get(i).opcode();
        return switch (opcode) {
            case BLOCK, LOOP, ELSE, TRY_TABLE -> false;
            default -> opcode != Opcode.END || i == body.size() - 1;
        };
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The module that this text shows. */
    public Optional<LoadedModule> module() {
        return module;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** The line that character {@code offset} is in. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The first character of {@code line}. */
    public int start(int line) {
        return lineStarts[line];
    }

    /** The end of {@code line}, its line break left out. */
    public int end(int line) {
        return line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : text.length();
    }

    /**
     * Where the instruction stands; empty for other modules, imported functions, and what was never
     * written.
     */
    public Optional<Place> place(CodePoint at) {
        int function = at.function() - imported;
        return module.filter(each -> each.instance() == at.instance())
                .map(each -> each.listing().instructions())
                .filter(functions -> function >= 0 && function < functions.size())
                .map(functions -> functions.get(function))
                .filter(places -> at.instruction() < places.size())
                .map(places -> places.get(at.instruction()))
                .filter(place -> !place.equals(Place.NOWHERE));
    }

    /**
     * The first instruction, in order of execution, that begins on {@code line} and at which a
     * program can stop.
     */
    public Optional<CodePoint> step(int line) {
        return Optional.ofNullable(steps.get(line));
    }

    /** Byte offset in the {@code .wasm} file of the first step on {@code line}, as {@code 0x4f}. */
    public Optional<String> offset(int line) {
        return module.filter(each -> !each.listing().offsets().isEmpty())
                .flatMap(each ->
                        step(line)
                                .map(at ->
                                        each.listing()
                                                .offset(
                                                        at.function() - imported,
                                                        at.instruction())))
                .filter(offset -> offset.isPresent())
                .map(offset -> "0x" + Integer.toHexString(offset.getAsInt()));
    }

    /** True for the printed text of a {@code .wasm} file. */
    public boolean hasOffsets() {
        return module.isPresent() && !module.get().listing().offsets().isEmpty();
    }

    /** Where function {@code function} of the index space begins; empty for imported ones. */
    public Optional<CodePoint> functionStart(int function) {
        int defined = function - imported;
        return module.filter(each -> defined >= 0 && defined < each.listing().instructions().size())
                .map(each -> new CodePoint(each.instance(), function, 0));
    }
}
