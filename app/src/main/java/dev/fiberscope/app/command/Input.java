package dev.fiberscope.app.command;

import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
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

/**
 * Something to open. Binary, if its name ends in {@code .wasm} or it begins as a binary module
 * does, else text: a module, or a script, which counts as a module if that is all it holds. A name
 * that ends in {@code .wat} says that it is a module.
 *
 * @param name of the file as it was given, or {@code sample:NAME}: what stands in front of
 *     positions
 */
public record Input(String name, Bytes content) {
    private static final Bytes MAGIC = Bytes.of((byte) 0, (byte) 'a', (byte) 's', (byte) 'm');

    /** The content as it is to be understood. */
    Source source() throws Refusal {
        if (RecordingReader.isRecording(content)) {
            throw new Refusal(
                    name, "this is a recording and not a module; `fiberscope run` replays it");
        }
        if (name.endsWith(".wasm") || begins(MAGIC)) {
            return new Source.Binary(name, content);
        }
        try {
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toArray()));
            return new Source.Text(name, text.toString());
        } catch (CharacterCodingException broken) {
            throw new Refusal(name, "this is neither a binary module nor text in UTF-8");
        }
    }

    private boolean begins(Bytes with) {
        if (content.size() < with.size()) {
            return false;
        }
        for (int i = 0; i < with.size(); i++) {
            if (content.at(i) != with.at(i)) {
                return false;
            }
        }
        return true;
    }

    /** The one module, not validated. */
    Module module() throws Refusal {
        return switch (source()) {
            case Source.Binary binary -> read(binary, () -> BinaryReader.read(binary));
            case Source.Text text when name.endsWith(".wat") -> {
                var definition = read(text, () -> ScriptReader.module(text));
                yield read(source(definition), definition::module);
            }
            case Source.Text text -> onlyModule(script(text));
        };
    }

    /** The one module, validated. */
    public ValidModule validModule() throws Refusal {
        return valid(module());
    }

    /** The commands of a script; a module alone is a script as well. */
    Script script() throws Refusal {
        return switch (source()) {
            case Source.Binary _ ->
                    throw new Refusal(name, "this is a binary module and not a script");
            case Source.Text text -> script(text);
        };
    }

    /** For a debugger: the module, the script, or the recording. */
    public Program program() throws Refusal {
        if (RecordingReader.isRecording(content)) {
            return new Program.OfRecording(recording());
        }
        var script = realScript();
        if (script.isPresent()) {
            return new Program.OfScript(script.get());
        }
        var module = validModule();
        return new Program.OfModule(
                module, Listing.of(module.module()), Optional.empty(), List.of());
    }

    /** The script, if it is more than one module. */
    Optional<Script> realScript() throws Refusal {
        return source() instanceof Source.Text text && !name.endsWith(".wat")
                ? Optional.of(script(text)).filter(script -> loaded(script).isEmpty())
                : Optional.empty();
    }

    /** The recording, which the content begins as. */
    Recording recording() throws Refusal {
        try {
            return RecordingReader.read(name, content);
        } catch (RecordingException refused) {
            throw new Refusal(name, refused.sentence());
        }
    }

    private static Script script(Source.Text text) throws Refusal {
        return read(text, () -> ScriptReader.read(text));
    }

    private static Optional<Definition> loaded(Script script) {
        return script.commands().size() == 1
                        && script.commands().getFirst() instanceof Command.LoadModule only
                ? Optional.of(only.definition())
                : Optional.empty();
    }

    private static Module onlyModule(Script script) throws Refusal {
        var definition = loaded(script);
        if (definition.isEmpty()) {
            int commands = script.commands().size();
            throw new Refusal(
                    script.source().name(),
                    "this is a script of "
                            + commands
                            + (commands == 1 ? " command" : " commands")
                            + " and not a module; `fiberscope test` runs it");
        }
        return read(source(definition.get()), definition.get()::module);
    }

    /** What the places of a fault in the module count in. */
    private static Source source(Definition definition) {
        return switch (definition) {
            case Definition.Text(var script, _) -> script;
            case Definition.Binary(var name, var content, _) -> new Source.Binary(name, content);
            case Definition.Quote(var name, var content, _) ->
                    new Source.Text(name, new String(content.toArray(), StandardCharsets.UTF_8));
        };
    }

    private static ValidModule valid(Module module) throws Refusal {
        return read(module.source(), () -> Validator.validate(module));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws ModuleException;
    }

    private static <T> T read(Source source, Reading<T> reading) throws Refusal {
        try {
            return reading.read();
        } catch (ModuleException fault) {
            throw new Refusal.Broken(source, fault);
        }
    }
}
