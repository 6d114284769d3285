package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The texts of all loaded modules, each once: modules of one script share its text. Each is cut
 * into lines once. On the JavaFX thread.
 */
public final class Texts {
    private final List<LoadedModule> modules;
    private Optional<CodeText> script = Optional.empty();
    private List<LoadedModule> seen = List.of();
    private List<CodeText> known = List.of();

    /** {@code modules} may grow and change later. */
    public Texts(List<LoadedModule> modules) {
        this.modules = modules;
    }

    /**
     * The text of the script that runs is shown from the beginning; empty where what runs is no
     * script.
     */
    public void script(Optional<Source.Text> source) {
        script = source.map(each -> CodeText.of(each.name(), each.text()));
        seen = List.of();
        known = List.copyOf(script.stream().toList());
    }

    /** All, the script's first, then in the order of instantiation. */
    public List<CodeText> all() {
        if (!isUpToDate()) {
            bringUpToDate();
        }
        return known;
    }

    /** True for the text of the script that runs. */
    @SuppressWarnings("ReferenceEquality") // each text exists once
    boolean isScript(CodeText text) {
        return script.orElse(null) == text;
    }

    /** The text that shows {@code module}, one of those that are loaded. */
    public Optional<CodeText> of(LoadedModule module) {
        return all().stream()
                .filter(text -> text.modules().stream().anyMatch(each -> same(each, module)))
                .findFirst();
    }

    /** The text that {@code at} is in. */
    public Optional<CodeText> of(CodePoint at) {
        return all().stream().filter(text -> text.module(at.instance()).isPresent()).findFirst();
    }

    /**
     * The position as people see it: {@code $lines:47}, with the line from 1; {@code $lines} where
     * no line is known.
     */
    public String where(CodePoint at) {
        return of(at).flatMap(
                        text -> text.module(at.instance()).map(module -> where(text, module, at)))
                .orElse("function " + at.function());
    }

    private boolean isUpToDate() {
        return seen.size() == modules.size()
                && IntStream.range(0, seen.size()).allMatch(i -> same(seen.get(i), modules.get(i)));
    }

    private void bringUpToDate() {
        var texts = new ArrayList<>(script.stream().toList());
        var members = new ArrayList<List<LoadedModule>>();
        script.ifPresent(_ -> members.add(new ArrayList<>()));
        for (var module : modules) {
            int at = indexOf(texts, module);
            if (at < 0) {
                at = texts.size();
                texts.add(
                        known.stream()
                                .filter(old -> old.fits(module))
                                .findFirst()
                                .orElseGet(() -> CodeText.of(module)));
                members.add(new ArrayList<>());
            }
            members.get(at).add(module);
        }
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).show(members.get(i));
        }
        known = List.copyOf(texts);
        seen = List.copyOf(modules);
    }

    private static int indexOf(List<CodeText> texts, LoadedModule module) {
        return IntStream.range(0, texts.size())
                .filter(i -> texts.get(i).fits(module))
                .findFirst()
                .orElse(-1);
    }

    /** The same object: comparing the whole content of modules takes long. */
    @SuppressWarnings("ReferenceEquality")
    static boolean same(LoadedModule one, LoadedModule other) {
        return one == other;
    }

    private static String where(CodeText text, LoadedModule module, CodePoint at) {
        var function = module.module().module().names().shown(Names.Kind.FUNCTION, at.function());
        return text.place(at)
                .map(place -> function + ":" + (text.line(place.start()) + 1))
                .orElse(function);
    }
}
