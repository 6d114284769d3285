package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text with its lines, and where the instructions of the modules in it stand. Most texts are one
 * module; a script holds several, which join while it runs. Lines count from 0, places are
 * characters. On the JavaFX thread.
 */
public final class CodeText {
    private final String name;
    private final String text;
    private final int[] lineStarts;
    private List<LoadedModule> modules = List.of();

    /**
     * By line, for each module: the first instruction in order of execution that begins there and
     * is a step.
     */
    private final Map<Integer, List<CodePoint>> steps = new HashMap<>();

    private CodeText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts =
                IntStream.concat(
                                IntStream.of(0),
                                IntStream.range(0, text.length())
                                        .filter(i -> text.charAt(i) == '\n')
                                        .map(i -> i + 1))
                        .toArray();
    }

    /** The text that shows {@code module}. */
    public static CodeText of(LoadedModule module) {
        var text = of(module.module().module().source().name(), module.listing().text());
        text.show(List.of(module));
        return text;
    }

    /** A text that is no module, or no valid one, or whose modules join later. */
    public static CodeText of(String name, String text) {
        return new CodeText(name, text);
    }

    /** True if {@code module} is shown by the same characters: it may join. */
    boolean fits(LoadedModule module) {
        return name.equals(module.module().module().source().name())
                && text.equals(module.listing().text());
    }

    /** From now on the text stands for {@code now}, all of which {@link #fits} it. */
    void show(List<LoadedModule> now) {
        modules = List.copyOf(now);
        steps.clear();
        modules.forEach(this::findSteps);
    }

    private void findSteps(LoadedModule of) {
        var functions = of.module().module().functions();
        int imported = imported(of);
        var found = new HashMap<Integer, CodePoint>();
        for (int function = 0; function < functions.size(); function++) {
            var body = functions.get(function).body().instructions();
            for (int i = 0; i < body.size(); i++) {
                var place = of.listing().place(function, i);
                if (!place.equals(Place.NOWHERE) && isStep(body, i)) {
                    found.putIfAbsent(
                            line(place.start()),
                            new CodePoint(of.instance(), function + imported, i));
                }
            }
        }
        found.forEach((line, at) -> steps.computeIfAbsent(line, _ -> new ArrayList<>()).add(at));
    }

    /** True if a program can stop before instruction {@code i} of {@code body}. */
    static boolean isStep(List<Instruction> body, int i) {
        var opcode = body.get(i).opcode();
        return switch (opcode) {
            case BLOCK, LOOP, ELSE, TRY_TABLE -> false;
            default -> opcode != Opcode.END || i == body.size() - 1;
        };
    }

    private static int imported(LoadedModule module) {
        return module.module().module().importCount(ExternType.Function.class);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The modules that this text shows, in the order of instantiation. */
    public List<LoadedModule> modules() {
        return modules;
    }

    /** The module of {@code instance}, if this text shows it. */
    public Optional<LoadedModule> module(int instance) {
        return modules.stream().filter(each -> each.instance() == instance).findFirst();
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
        return module(at.instance())
                .flatMap(module -> {
                    int function = at.function() - imported(module);
                    var functions = module.listing().instructions();
                    return function >= 0 && function < functions.size()
                            ? Optional.of(functions.get(function))
                            : Optional.empty();
                })
                .filter(places -> at.instruction() < places.size())
                .map(places -> places.get(at.instruction()))
                .filter(place -> !place.equals(Place.NOWHERE));
    }

    /**
     * The first instruction, in order of execution, that begins on {@code line} and at which a
     * program can stop; of the first module that has one there.
     */
    public Optional<CodePoint> step(int line) {
        return steps(line).stream().findFirst();
    }

    /** As {@link #step}, one of each module: a definition may have several instances. */
    public List<CodePoint> steps(int line) {
        return List.copyOf(steps.getOrDefault(line, List.of()));
    }

    /** Byte offset in the {@code .wasm} file of the first step on {@code line}, as {@code 0x4f}. */
    public Optional<String> offset(int line) {
        return step(line)
                .flatMap(at ->
                        module(at.instance())
                                .map(module ->
                                        module.listing()
                                                .offset(
                                                        at.function() - imported(module),
                                                        at.instruction())))
                .filter(offset -> offset.isPresent())
                .map(offset -> "0x" + Integer.toHexString(offset.getAsInt()));
    }

    /** True for the printed text of a {@code .wasm} file. */
    public boolean hasOffsets() {
        return modules.stream().anyMatch(each -> !each.listing().offsets().isEmpty());
    }
}
