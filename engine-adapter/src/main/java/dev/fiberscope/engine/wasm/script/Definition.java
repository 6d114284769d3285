package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What a script says about a module, not yet read. */
public sealed interface Definition {
    /** Where it stands in the script. */
    Place place();

    /**
     * Reads the module; not kept, so each call reads again.
     *
     * @throws ModuleException if it is malformed; its place counts in what the case says
     */
    Module module() throws ModuleException;

    /**
     * Written out in the script; the module's source is the whole script, and its places count
     * there.
     */
    record Text(Source.Text script, Place place) implements Definition {
        @Override
        public Module module() throws ModuleException {
            return TextReader.read(script, place);
        }
    }

    /** {@code (module binary "...")}; places count bytes of {@code content}. */
    record Binary(String name, Bytes content, Place place) implements Definition {
        @Override
        public Module module() throws ModuleException {
            return BinaryReader.read(new Source.Binary(name, content));
        }
    }

    /**
     * {@code (module quote "...")}; places count characters of the quoted text, of which {@code
     * content} is the UTF-8.
     */
    record Quote(String name, Bytes content, Place place) implements Definition {
        @Override
        public Module module() throws ModuleException {
            try {
                var text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(content.toArray()));
                return TextReader.read(new Source.Text(name, text.toString()));
            } catch (CharacterCodingException broken) {
                var exception =
                        new ModuleException(
                                Phase.MALFORMED, "malformed UTF-8 encoding", Place.NOWHERE);
                exception.initCause(broken);
                throw exception;
            }
        }
    }
}
