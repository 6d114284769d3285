package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.script.Command.LoadModule;
import dev.fiberscope.engine.wasm.script.Script;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import dev.fiberscope.engine.wasm.text.Listing;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a session runs. */
public sealed interface Program {
    /** A file name, or what stands for one. */
    String name();

    /**
     * A module: its start function, then one exported function.
     *
     * @param entry the export to call; without it {@code _start}, {@code main}, or the only
     *     function that is exported
     */
    record OfModule(
            ValidModule module, Listing listing, Optional<String> entry, List<WasmValue> arguments)
            implements Program {
        public OfModule {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String name() {
            return module.module().source().name();
        }

        /** The same module, but calling {@code export}. */
        public OfModule calling(String export, List<WasmValue> values) {
            return new OfModule(module, listing, Optional.of(export), values);
        }

        /**
         * The export that will be called; empty if nobody said which, and there is none that offers
         * itself.
         */
        public Optional<String> chosenEntry() {
            return entry.or(() -> entryOf(module.module()));
        }
    }

    /** The exported function that offers itself: {@code _start}, {@code main}, or the only one. */
    static Optional<String> entryOf(Module module) {
        var exported =
                module.exports().stream()
                        .filter(each -> each.kind() == ExternKind.FUNCTION)
                        .map(Module.Export::name)
                        .toList();
        return Stream.of("_start", "main")
                .filter(exported::contains)
                .findFirst()
                .or(() ->
                        exported.size() == 1 ? Optional.of(exported.getFirst()) : Optional.empty());
    }

    /** A script of commands and assertions. */
    record OfScript(Script script) implements Program {
        @Override
        public String name() {
            return script.source().name();
        }
    }

    /** What was recorded, with its end. */
    record OfRecording(Recording recording) implements Program {
        @Override
        public String name() {
            return recording.header().program().name();
        }
    }

    /**
     * The program in the file {@code name}: binary if {@code content} begins as a binary module
     * does, else text. Text is a module if it holds just one, or only the fields of one; else a
     * script.
     *
     * @throws ModuleException if it is malformed or, being a module, invalid
     */
    static Program read(String name, Bytes content) throws ModuleException {
        if (content.size() >= 4
                && content.at(0) == 0
                && content.at(1) == 'a'
                && content.at(2) == 's'
                && content.at(3) == 'm') {
            return of(BinaryReader.read(new Source.Binary(name, content)));
        }
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toArray()));
            return read(name, text.toString());
        } catch (CharacterCodingException broken) {
            var exception =
                    new ModuleException(
                            ModuleException.Phase.MALFORMED,
                            "this is neither a binary module nor text in UTF-8",
                            Place.NOWHERE);
            exception.initCause(broken);
            throw exception;
        }
    }

    /**
     * As {@link #read(String, Bytes)}, for text. A name that ends in {@code .wat} says that it is a
     * module.
     */
    static Program read(String name, String text) throws ModuleException {
        var source = new Source.Text(name, text);
        if (name.endsWith(".wat")) {
            return of(ScriptReader.module(source).module());
        }
        var script = ScriptReader.read(source);
        return script.commands().size() == 1
                        && script.commands().getFirst() instanceof LoadModule only
                ? of(only.definition().module())
                : new OfScript(script);
    }

    private static OfModule of(Module module) throws ModuleException {
        return new OfModule(
                Validator.validate(module), Listing.of(module), Optional.empty(), List.of());
    }
}
