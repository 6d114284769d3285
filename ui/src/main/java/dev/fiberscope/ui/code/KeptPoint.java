package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Names;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place in a text that may be written anew: by function, by the words of its line, and by its
 * number in the function.
 *
 * @param instance of the module, which is the same in the text written anew
 * @param function {@code $name} or index
 * @param words of the line, without space around them
 * @param line counted from the line in which the function's first instruction begins
 * @param instruction position in the function's body
 */
record KeptPoint(int instance, String function, String words, int line, int instruction) {
    /** {@code at} as it stands in {@code text}; empty for what the text does not show. */
    static Optional<KeptPoint> of(CodeText text, CodePoint at) {
        return text.place(at)
                .flatMap(place ->
                        text.module(at.instance())
                                .map(module -> {
                                    int line = text.line(place.start());
                                    return new KeptPoint(
                                            at.instance(),
                                            module.module()
                                                    .module()
                                                    .names()
                                                    .shown(Names.Kind.FUNCTION, at.function()),
                                            words(text, line),
                                            line - firstLine(text, at),
                                            at.instruction());
                                }));
    }

    /**
     * Where this stands in the text {@code next}: in the function of the same name, the line with
     * the same words that is nearest to the old one; where none has them, the instruction of the
     * same number. Empty when the function is gone, or is shorter and has no such line.
     */
    Optional<CodePoint> in(CodeText next) {
        return next.module(instance).flatMap(module -> in(next, module));
    }

    private Optional<CodePoint> in(CodeText next, LoadedModule module) {
        var whole = module.module().module();
        int imported = whole.importCount(ExternType.Function.class);
        return IntStream.range(imported, imported + whole.functions().size())
                .filter(each -> whole.names().shown(Names.Kind.FUNCTION, each).equals(function))
                .boxed()
                .findFirst()
                .flatMap(each -> in(next, new CodePoint(instance, each, instruction)));
    }

    private Optional<CodePoint> in(CodeText next, CodePoint sameNumber) {
        int first = firstLine(next, sameNumber);
        return IntStream.range(0, next.lineCount())
                .filter(each -> words(next, each).equals(words))
                .boxed()
                .sorted(Comparator.comparingInt(each -> Math.abs(each - first - line)))
                .flatMap(each -> step(next, each, sameNumber).stream())
                .findFirst()
                .or(() ->
                        next.place(sameNumber)
                                .flatMap(
                                        place -> step(next, next.line(place.start()), sameNumber)));
    }

    /** The first step on {@code line} that is in the function of {@code in}. */
    private static Optional<CodePoint> step(CodeText text, int line, CodePoint in) {
        return text.steps(line).stream()
                .filter(at -> at.instance() == in.instance() && at.function() == in.function())
                .findFirst();
    }

    private static int firstLine(CodeText text, CodePoint at) {
        return text.place(new CodePoint(at.instance(), at.function(), 0))
                .map(place -> text.line(place.start()))
                .orElse(0);
    }

    private static String words(CodeText text, int line) {
        return text.text().substring(text.start(line), text.end(line)).strip();
    }
}
