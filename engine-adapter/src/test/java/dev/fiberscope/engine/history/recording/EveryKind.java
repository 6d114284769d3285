package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.binary.BinaryReader;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recordings made by hand, which have one of everything. */
final class EveryKind {
    private static final Source.Text TEXT =
            new Source.Text(
                    "dir/prögram.wat",
                    """
                    ;; a comment
                    (module $m
                      (import "env" "ask" (func $ask (param i32) (result i32)))
                      (memory 1)
                      (func $work (export "main") (result i32)
                        (call $ask (i32.const 4))))
                    """);

    private EveryKind() {}

    static ValidModule textModule() {
        try {
            return Validator.validate(TextReader.read(TEXT));
        } catch (ModuleException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static ValidModule binaryModule() {
        try {
            var bytes = BinaryWriter.write(textModule().module());
            return Validator.validate(BinaryReader.read(new Source.Binary("m.wasm", bytes)));
        } catch (ModuleException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static List<WasmValue> values() {
        return List.of(
                new WasmValue.I32(-1),
                new WasmValue.I32(Integer.MIN_VALUE),
                new WasmValue.I64(Long.MIN_VALUE),
                new WasmValue.F32(0x7fc0_0001),
                new WasmValue.F64(0x8000_0000_0000_0000L),
                new WasmValue.V128(Long.MAX_VALUE, -2),
                new WasmValue.Null(),
                new WasmValue.Function(3, "$work"),
                new WasmValue.Continuation(new ContinuationId(1L << 40), true),
                new WasmValue.Continuation(new ContinuationId(0), false),
                new WasmValue.ExceptionReference(7, new TagId(2, "$stop")),
                new WasmValue.Aggregate("struct", 9),
                new WasmValue.I31(-5),
                new WasmValue.Host(Long.MAX_VALUE));
    }

    static List<Trap.Line> backtrace() {
        return List.of(
                new Trap.Line(new StackId(4), "$work", new CodePoint(1, 2, 3)),
                new Trap.Line(new StackId(0), "\"main\"", new CodePoint(0, 300, 70_000)));
    }

    static Settings settings() {
        return new Settings(
                17,
                18,
                1L << 40,
                19,
                Settings.Collection.AT_EVERY_ALLOCATION,
                Preset.named("go").map(Preset::settings));
    }

    static Header header() {
        return new Header(
                "Fiberscope 1.2.3, Java 25",
                Optional.of("2031-02-03"),
                new RecordedProgram.OfModule(textModule(), Optional.of("main"), values()),
                settings());
    }

    /** With every kind of crossing, at steps that grow slowly and quickly. */
    static List<Log.Entry> entries() {
        var text = textModule();
        var binary = binaryModule();
        var wide = Values.of(0, 1, -1, 63, 64, -64, -65, Long.MIN_VALUE, Long.MAX_VALUE);
        var crossings =
                List.of(
                        new Crossing.HostFunctionDefined(text, 1, "env.ask"),
                        new Crossing.Instantiated(
                                text,
                                List.of(
                                        new Extern(ExternKind.FUNCTION, 0),
                                        new Extern(ExternKind.TABLE, 1),
                                        new Extern(ExternKind.MEMORY, 127),
                                        new Extern(ExternKind.GLOBAL, 128),
                                        new Extern(ExternKind.TAG, 1 << 20))),
                        new Crossing.Instantiated(binary, List.of()),
                        new Crossing.Entered(1, Values.NONE),
                        new Crossing.HostCalled(0, wide),
                        new Crossing.MemoryWritten(0, 0xffff_ffffL, Bytes.of((byte) 1, (byte) -1)),
                        new Crossing.MemoryWritten(0, 1L << 40, Bytes.of()),
                        new Crossing.MemoryGrown(2, 3),
                        new Crossing.GlobalSet(4, wide),
                        new Crossing.ExceptionMade(5, wide, -1),
                        new Crossing.ReferenceKept(Long.MIN_VALUE),
                        new Crossing.ReferenceReleased(3),
                        new Crossing.HostReturned(wide),
                        new Crossing.HostThrew(0x6000_0000_0000_0001L),
                        new Crossing.HostFailed("exit", "Es endet mit „7“."),
                        new Crossing.Checked(1L << 50, -3),
                        new Crossing.Collected(),
                        new Crossing.Edited(new Storage.Local(new StackId(1), 2, 3), Values.of(4)),
                        new Crossing.Edited(
                                new Storage.Operand(new StackId(4), 5, 6), Values.of(7, 8)),
                        new Crossing.Edited(new Storage.GlobalCell(0, 1), Values.of(-1)),
                        new Crossing.Edited(
                                new Storage.Bytes(0, 1, 1L << 33, 2), Values.of(254, 255)),
                        new Crossing.Edited(new Storage.TableSlot(0, 1, 1L << 32), Values.of(0)),
                        new Crossing.Edited(
                                new Storage.Field(new WasmValue.Aggregate("array", 2), 5),
                                Values.of(6)));
        var entries = new ArrayList<Log.Entry>();
        long step = 0;
        for (int i = 0; i < crossings.size(); i++) {
            entries.add(new Log.Entry(step, crossings.get(i)));
            step += i % 3 == 0 ? 0 : (long) i * i * i * i * i;
        }
        entries.add(new Log.Entry(1L << 60, new Crossing.Checked(0, 0)));
        return entries;
    }

    static List<Printed> printed() {
        return List.of(
                new Printed(0, Printed.Stream.OUTPUT, Bytes.of((byte) 'a')),
                new Printed(100_000, Printed.Stream.ERRORS, Bytes.of((byte) 0, (byte) -1)),
                new Printed(1L << 60, Printed.Stream.OUTPUT, Bytes.of()));
    }

    static Recording recording(Optional<Ending> ending) {
        return new Recording(
                header(),
                entries(),
                printed(),
                ending.map(known -> new End((1L << 60) + 1, known)));
    }

    /** Of a script that has several modules, with what else a script may have between them. */
    static Recording script() throws ModuleException {
        var source =
                new Source.Text(
                        "two.wast",
                        """
                        (module $a (func (export "f") (result i32) (i32.const 1)))
                        (assert_return (invoke "f") (i32.const 1))
                        (module binary "\\00asm\\01\\00\\00\\00")
                        (module quote "(func $quoted)")
                        (module)
                        (module $b (func $other (export "f") (result i32) (i32.const 2)))
                        (assert_trap (module (func $t unreachable) (start $t)) "unreachable")
                        (module $a (func (export "f") (result i32) (i32.const 1)))
                        """);
        var entries = new ArrayList<Log.Entry>();
        for (var command : ScriptReader.read(source).commands()) {
            if (command instanceof Command.LoadModule(_, var definition, _)) {
                entries.add(instantiated(Validator.validate(definition.module())));
            }
        }
        var trapping = source.text().indexOf("(module (func $t");
        var place = new Place(trapping, source.text().indexOf(" \"unreachable\""));
        entries.add(instantiated(Validator.validate(TextReader.read(source, place))));
        entries.add(entries.getFirst());
        return new Recording(
                new Header(
                        "Fiberscope",
                        Optional.empty(),
                        new RecordedProgram.OfScript(source),
                        Settings.DEBUGGING),
                entries,
                List.of(),
                Optional.of(new End(0, new Ending.ScriptOver())));
    }

    private static Log.Entry instantiated(ValidModule module) {
        return new Log.Entry(0, new Crossing.Instantiated(module, List.of()));
    }

    /** The file that {@code recording} makes. */
    static byte[] bytes(Path folder, Recording recording) throws IOException {
        var file = folder.resolve("bytes.fscope");
        RecordingWriter.write(file, recording);
        return Files.readAllBytes(file);
    }
}
