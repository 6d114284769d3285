package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;

/**
 * Writes what a recording tells as records, one behind another. Steps are written as what they are
 * more than those of the record before. For one thread.
 */
final class RecordEncoder {
    private final ModuleTable modules = new ModuleTable();
    private long step;

    void header(Header header, Encoding out) {
        RecordKind.ABOUT.write(out);
        out.text(header.version());
        Shapes.write(out, header.date());
        var settings = header.settings();
        out.index(settings.stacks());
        out.index(settings.frames());
        out.number(settings.pages());
        out.index(settings.objects());
        out.one(Shapes.COLLECTIONS, settings.collection());
        out.text(settings.memory().map(PolicyReader::text).orElse(PolicyReader.NONE));
        switch (header.program()) {
            case RecordedProgram.OfModule(var module, var entry, var arguments) -> {
                int number = modules.module(module, out);
                RecordKind.MODULE_PROGRAM.write(out);
                out.index(number);
                Shapes.write(out, entry);
                Shapes.write(out, arguments, Shapes::write);
            }
            case RecordedProgram.OfScript(var source) -> {
                int number = modules.source(source, out);
                RecordKind.SCRIPT_PROGRAM.write(out);
                out.index(number);
            }
        }
    }

    /** {@code at} is not before any step told of so far, here and below. */
    void crossing(long at, Crossing crossing, Encoding out) {
        switch (crossing) {
            case Crossing.HostFunctionDefined(var module, int type, var name) -> {
                begin(RecordKind.HOST_FUNCTION_DEFINED, at, module, out);
                out.index(type);
                out.text(name);
            }
            case Crossing.Instantiated(var module, var imports) -> {
                begin(RecordKind.INSTANTIATED, at, module, out);
                Shapes.write(
                        out,
                        imports,
                        (_, extern) -> {
                            out.one(Shapes.EXTERNS, extern.kind());
                            out.index(extern.address());
                        });
            }
            case Crossing.Entered(int function, var arguments) -> {
                begin(RecordKind.ENTERED, at, out);
                out.index(function);
                out.values(arguments);
            }
            case Crossing.HostCalled(int function, var arguments) -> {
                begin(RecordKind.HOST_CALLED, at, out);
                out.index(function);
                out.values(arguments);
            }
            case Crossing.HostReturned(var results) -> {
                begin(RecordKind.HOST_RETURNED, at, out);
                out.values(results);
            }
            case Crossing.HostThrew(long exception) -> {
                begin(RecordKind.HOST_THREW, at, out);
                out.number(exception);
            }
            case Crossing.HostFailed(var reason, var sentence) -> {
                begin(RecordKind.HOST_FAILED, at, out);
                out.text(reason);
                out.text(sentence);
            }
            case Crossing.MemoryWritten(int memory, long address, var content) -> {
                begin(RecordKind.MEMORY_WRITTEN, at, out);
                out.index(memory);
                out.number(address);
                out.bytes(content);
            }
            case Crossing.MemoryGrown(int memory, int pages) -> {
                begin(RecordKind.MEMORY_GROWN, at, out);
                out.index(memory);
                out.index(pages);
            }
            case Crossing.GlobalSet(int global, var value) -> {
                begin(RecordKind.GLOBAL_SET, at, out);
                out.index(global);
                out.values(value);
            }
            case Crossing.ExceptionMade(int tag, var payload, long made) -> {
                begin(RecordKind.EXCEPTION_MADE, at, out);
                out.index(tag);
                out.values(payload);
                out.number(made);
            }
            case Crossing.ReferenceKept(long reference) -> {
                begin(RecordKind.REFERENCE_KEPT, at, out);
                out.number(reference);
            }
            case Crossing.ReferenceReleased(long reference) -> {
                begin(RecordKind.REFERENCE_RELEASED, at, out);
                out.number(reference);
            }
            case Crossing.Edited(var storage, var value) -> {
                begin(RecordKind.EDITED, at, out);
                Shapes.write(out, storage);
                out.values(value);
            }
            case Crossing.Collected() -> begin(RecordKind.COLLECTED, at, out);
            case Crossing.Checked(long events, long digest) -> {
                begin(RecordKind.CHECKED, at, out);
                out.number(events);
                out.fixed64(digest);
            }
        }
    }

    void printed(Printed printed, Encoding out) {
        begin(RecordKind.PRINTED, printed.step(), out);
        out.one(Shapes.STREAMS, printed.stream());
        out.bytes(printed.content());
    }

    void end(End end, Encoding out) {
        begin(RecordKind.END, end.step(), out);
        switch (end.ending()) {
            case Ending.Returned(var results) -> {
                out.octet(0);
                Shapes.write(out, results, Shapes::write);
            }
            case Ending.Trapped(var trap) -> {
                out.octet(1);
                out.text(trap.reason());
                out.text(trap.sentence());
                Shapes.write(out, trap.backtrace(), Shapes::write);
            }
            case Ending.Threw(var tag, var payload, var backtrace) -> {
                out.octet(2);
                Shapes.write(out, tag);
                Shapes.write(out, payload, Shapes::write);
                Shapes.write(out, backtrace, Shapes::write);
            }
            case Ending.Exited(int code) -> {
                out.octet(3);
                out.signed(code);
            }
            case Ending.Refused(var sentence, var place) -> {
                out.octet(4);
                out.text(sentence);
                Shapes.write(out, place);
            }
            case Ending.Stopped(var sentence) -> {
                out.octet(5);
                out.text(sentence);
            }
            case Ending.ScriptOver() -> out.octet(6);
        }
    }

    private void begin(RecordKind kind, long at, ValidModule module, Encoding out) {
        int number = modules.module(module, out);
        begin(kind, at, out);
        out.index(number);
    }

    private void begin(RecordKind kind, long at, Encoding out) {
        if (at < step) {
            throw new IllegalArgumentException("step " + at + " was recorded behind step " + step);
        }
        kind.write(out);
        out.number(at - step);
        step = at;
    }
}
