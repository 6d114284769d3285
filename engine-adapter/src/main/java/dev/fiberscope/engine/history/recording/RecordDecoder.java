package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the records that {@link RecordEncoder} wrote, and keeps what they tell. */
final class RecordDecoder {
    private final List<Source> sources = new ArrayList<>();
    private final List<ValidModule> modules = new ArrayList<>();

    /** Of each source, where modules begin and end. */
    private final IdentityHashMap<Source, NavigableMap<Integer, Integer>> taken =
            new IdentityHashMap<>();

    private final List<Log.Entry> entries = new ArrayList<>();
    private final List<Printed> printed = new ArrayList<>();
    private Optional<About> about = Optional.empty();
    private Optional<Header> header = Optional.empty();
    private Optional<End> end = Optional.empty();
    private long step;

    private record About(String version, Optional<String> date, Settings settings) {}

    /** What was told; empty if the program was not. */
    Optional<Recording> recording() {
        return header.map(known -> new Recording(known, entries, printed, end));
    }

    boolean ended() {
        return end.isPresent();
    }

    void frame(Decoding in) throws RecordingException {
        while (!in.atEnd()) {
            if (ended()) {
                throw in.damaged("something stands behind the end");
            }
            record(in);
        }
    }

    private void record(Decoding in) throws RecordingException {
        long begin = in.position();
        var kind = RecordKind.read(in);
        switch (kind) {
            case ABOUT -> {
                if (about.isPresent()) {
                    throw in.damaged("it begins twice", begin);
                }
                about = Optional.of(new About(in.text(), Shapes.optionalText(in), settings(in)));
            }
            case TEXT_SOURCE -> sources.add(new Source.Text(in.text(), in.text()));
            case BINARY_SOURCE -> sources.add(new Source.Binary(in.text(), in.bytes()));
            case TEXT_MODULE, BINARY_MODULE -> modules.add(module(kind, in));
            case MODULE_PROGRAM ->
                    program(
                            in,
                            begin,
                            new RecordedProgram.OfModule(
                                    one(modules, "module", in),
                                    Shapes.optionalText(in),
                                    Shapes.list(in, Shapes::value)));
            case SCRIPT_PROGRAM -> program(in, begin, new RecordedProgram.OfScript(script(in)));
            case HOST_FUNCTION_DEFINED,
                    INSTANTIATED,
                    ENTERED,
                    HOST_CALLED,
                    HOST_RETURNED,
                    HOST_THREW,
                    HOST_FAILED,
                    MEMORY_WRITTEN,
                    MEMORY_GROWN,
                    GLOBAL_SET,
                    EXCEPTION_MADE,
                    REFERENCE_KEPT,
                    REFERENCE_RELEASED,
                    EDITED,
                    COLLECTED,
                    CHECKED -> {
                advance(in, begin);
                entries.add(new Log.Entry(step, crossing(kind, in)));
            }
            case PRINTED -> {
                advance(in, begin);
                printed.add(new Printed(step, in.one(Shapes.STREAMS, "stream"), in.bytes()));
            }
            case END -> {
                advance(in, begin);
                end = Optional.of(new End(step, ending(in)));
            }
        }
    }

    // ---- what was run

    private static Settings settings(Decoding in) throws RecordingException {
        return new Settings(
                in.index(),
                in.index(),
                in.number(),
                in.index(),
                in.one(Shapes.COLLECTIONS, "choice of collection"),
                memory(in));
    }

    private static Optional<PolicySettings> memory(Decoding in) throws RecordingException {
        long begin = in.position();
        return switch (PolicyReader.read(in.text())) {
            case Reading.Chosen(var chosen) -> chosen;
            case Reading.Refused(var sentence) -> throw in.damaged(sentence, begin);
        };
    }

    private void program(Decoding in, long begin, RecordedProgram program)
            throws RecordingException {
        if (about.isEmpty() || header.isPresent()) {
            throw in.damaged("the program is not told once, behind what it ran with", begin);
        }
        var known = about.get();
        header = Optional.of(new Header(known.version(), known.date(), program, known.settings()));
    }

    private Source.Text script(Decoding in) throws RecordingException {
        long begin = in.position();
        if (one(sources, "source", in) instanceof Source.Text text) {
            return text;
        }
        throw in.damaged("a script is no text", begin);
    }

    private ValidModule module(RecordKind kind, Decoding in) throws RecordingException {
        long begin = in.position();
        var source = one(sources, "source", in);
        try {
            return Validator.validate(
                    switch (source) {
                        case Source.Text text when kind == RecordKind.TEXT_MODULE -> {
                            var place = place(text, in, begin);
                            take(source, place, in, begin);
                            yield TextReader.read(text, place);
                        }
                        case Source.Binary binary when kind == RecordKind.BINARY_MODULE -> {
                            take(source, new Place(0, 1), in, begin);
                            yield BinaryReader.read(binary);
                        }
                        case Source.Text _, Source.Binary _ ->
                                throw in.damaged("a module has a source of another kind", begin);
                    });
        } catch (ModuleException refused) {
            var damaged = in.damaged("a module cannot be read again: " + refused.sentence(), begin);
            damaged.initCause(refused);
            throw damaged;
        }
    }

    private static Place place(Source.Text text, Decoding in, long begin)
            throws RecordingException {
        var place = Shapes.place(in);
        if (place.start() < 0
                || place.start() > place.end()
                || place.end() > text.text().length()) {
            throw in.damaged("a module stands outside of its source", begin);
        }
        return place;
    }

    /**
     * A part of a source is told as a module once: so all of them take no more than the sources.
     */
    private void take(Source source, Place place, Decoding in, long begin)
            throws RecordingException {
        var all = taken.computeIfAbsent(source, _ -> new TreeMap<>());
        var before = all.lowerEntry(place.end());
        if (before != null && before.getValue() > place.start()) {
            throw in.damaged("a module is told twice", begin);
        }
        all.put(place.start(), place.end());
    }

    private static <T> T one(List<T> all, String what, Decoding in) throws RecordingException {
        long begin = in.position();
        int number = in.index();
        if (number < 0 || number >= all.size()) {
            throw in.damaged("there is no " + what + " " + Integer.toUnsignedString(number), begin);
        }
        return all.get(number);
    }

    // ---- what happened

    private void advance(Decoding in, long begin) throws RecordingException {
        if (header.isEmpty()) {
            throw in.damaged("something happens before it is told what runs", begin);
        }
        long more = in.number();
        if (more < 0 || step + more < step) {
            throw in.damaged("a step number has more than 63 bits", begin);
        }
        step += more;
    }

    private Crossing crossing(RecordKind kind, Decoding in) throws RecordingException {
        return switch (kind) {
            case HOST_FUNCTION_DEFINED ->
                    new Crossing.HostFunctionDefined(
                            one(modules, "module", in), in.index(), in.text());
            case INSTANTIATED ->
                    new Crossing.Instantiated(
                            one(modules, "module", in), Shapes.list(in, RecordDecoder::extern));
            case ENTERED -> new Crossing.Entered(in.index(), in.values());
            case HOST_CALLED -> new Crossing.HostCalled(in.index(), in.values());
            case HOST_RETURNED -> new Crossing.HostReturned(in.values());
            case HOST_THREW -> new Crossing.HostThrew(in.number());
            case HOST_FAILED -> new Crossing.HostFailed(in.text(), in.text());
            case MEMORY_WRITTEN -> new Crossing.MemoryWritten(in.index(), in.number(), in.bytes());
            case MEMORY_GROWN -> new Crossing.MemoryGrown(in.index(), in.index());
            case GLOBAL_SET -> new Crossing.GlobalSet(in.index(), in.values());
            case EXCEPTION_MADE -> new Crossing.ExceptionMade(in.index(), in.values(), in.number());
            case REFERENCE_KEPT -> new Crossing.ReferenceKept(in.number());
            case REFERENCE_RELEASED -> new Crossing.ReferenceReleased(in.number());
            case EDITED -> new Crossing.Edited(Shapes.storage(in), in.values());
            case COLLECTED -> new Crossing.Collected();
            case CHECKED -> new Crossing.Checked(in.number(), in.fixed64());
            case ABOUT,
                    TEXT_SOURCE,
                    BINARY_SOURCE,
                    TEXT_MODULE,
                    BINARY_MODULE,
                    MODULE_PROGRAM,
                    SCRIPT_PROGRAM,
                    PRINTED,
                    END ->
                    throw new AssertionError("unreachable: " + kind + " is no crossing");
        };
    }

    private static Extern extern(Decoding in) throws RecordingException {
        return new Extern(in.one(Shapes.EXTERNS, "kind of import"), in.index());
    }

    private static Ending ending(Decoding in) throws RecordingException {
        long begin = in.position();
        int kind = in.octet();
        return switch (kind) {
            case 0 -> new Ending.Returned(Shapes.list(in, Shapes::value));
            case 1 ->
                    new Ending.Trapped(
                            new Trap(in.text(), in.text(), Shapes.list(in, Shapes::line)));
            case 2 ->
                    new Ending.Threw(
                            Shapes.tag(in),
                            Shapes.list(in, Shapes::value),
                            Shapes.list(in, Shapes::line));
            case 3 -> new Ending.Exited((int) in.signed());
            case 4 -> new Ending.Refused(in.text(), Shapes.place(in));
            case 5 -> new Ending.Stopped(in.text());
            case 6 -> new Ending.ScriptOver();
            default -> throw in.damaged("there is no kind of ending " + kind, begin);
        };
    }
}
