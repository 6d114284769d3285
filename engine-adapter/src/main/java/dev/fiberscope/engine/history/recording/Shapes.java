package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How values and what points into a run are written; each way beside its reverse. */
final class Shapes {
    /** What has a number in recordings has the one of its place here, whatever is added. */
    static final List<Settings.Collection> COLLECTIONS =
            List.of(
                    Settings.Collection.NEVER,
                    Settings.Collection.WHEN_NEEDED,
                    Settings.Collection.AT_EVERY_ALLOCATION);

    static final List<ExternKind> EXTERNS =
            List.of(
                    ExternKind.FUNCTION,
                    ExternKind.TABLE,
                    ExternKind.MEMORY,
                    ExternKind.GLOBAL,
                    ExternKind.TAG);

    static final List<Printed.Stream> STREAMS =
            List.of(Printed.Stream.OUTPUT, Printed.Stream.ERRORS);

    private Shapes() {}

    /** One thing, read. */
    interface Reading<T> {
        T read(Decoding in) throws RecordingException;
    }

    /** One thing, written. */
    interface Writing<T> {
        void write(Encoding out, T thing);
    }

    static <T> void write(Encoding out, List<T> all, Writing<T> each) {
        out.number(all.size());
        all.forEach(one -> each.write(out, one));
    }

    static <T> List<T> list(Decoding in, Reading<T> each) throws RecordingException {
        int count = in.count();
        var all = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            all.add(each.read(in));
        }
        return List.copyOf(all);
    }

    static void write(Encoding out, Optional<String> text) {
        out.octet(text.isPresent() ? 1 : 0);
        text.ifPresent(out::text);
    }

    static Optional<String> optionalText(Decoding in) throws RecordingException {
        return in.flag() ? Optional.of(in.text()) : Optional.empty();
    }

    // ---- values

    static void write(Encoding out, WasmValue value) {
        switch (value) {
            case WasmValue.I32(int number) -> {
                out.octet(0);
                out.signed(number);
            }
            case WasmValue.I64(long number) -> {
                out.octet(1);
                out.signed(number);
            }
            case WasmValue.F32(int bits) -> {
                out.octet(2);
                out.index(bits);
            }
            case WasmValue.F64(long bits) -> {
                out.octet(3);
                out.fixed64(bits);
            }
            case WasmValue.V128(long low, long high) -> {
                out.octet(4);
                out.fixed64(low);
                out.fixed64(high);
            }
            case WasmValue.Null() -> out.octet(5);
            case WasmValue.Function(int instance, var name) -> {
                out.octet(6);
                out.index(instance);
                out.text(name);
            }
            case WasmValue.Continuation(var id, boolean consumed) -> {
                out.octet(7);
                out.number(id.number());
                out.octet(consumed ? 1 : 0);
            }
            case WasmValue.ExceptionReference(int ordinal, var tag) -> {
                out.octet(8);
                out.index(ordinal);
                write(out, tag);
            }
            case WasmValue.Aggregate(var kind, int ordinal) -> {
                out.octet(9);
                out.text(kind);
                out.index(ordinal);
            }
            case WasmValue.I31(int number) -> {
                out.octet(10);
                out.signed(number);
            }
            case WasmValue.Host(long number) -> {
                out.octet(11);
                out.number(number);
            }
        }
    }

    static WasmValue value(Decoding in) throws RecordingException {
        long begin = in.position();
        int kind = in.octet();
        return switch (kind) {
            case 0 -> new WasmValue.I32((int) in.signed());
            case 1 -> new WasmValue.I64(in.signed());
            case 2 -> new WasmValue.F32(in.index());
            case 3 -> new WasmValue.F64(in.fixed64());
            case 4 -> new WasmValue.V128(in.fixed64(), in.fixed64());
            case 5 -> new WasmValue.Null();
            case 6 -> new WasmValue.Function(in.index(), in.text());
            case 7 -> new WasmValue.Continuation(new ContinuationId(in.number()), in.flag());
            case 8 -> new WasmValue.ExceptionReference(in.index(), tag(in));
            case 9 -> new WasmValue.Aggregate(in.text(), in.index());
            case 10 -> new WasmValue.I31((int) in.signed());
            case 11 -> new WasmValue.Host(in.number());
            default -> throw in.damaged("there is no kind of value " + kind, begin);
        };
    }

    static void write(Encoding out, TagId tag) {
        out.index(tag.number());
        out.text(tag.name());
    }

    static TagId tag(Decoding in) throws RecordingException {
        return new TagId(in.index(), in.text());
    }

    // ---- places

    static void write(Encoding out, Place place) {
        out.index(place.start());
        out.index(place.end());
    }

    static Place place(Decoding in) throws RecordingException {
        return new Place(in.index(), in.index());
    }

    static void write(Encoding out, Trap.Line line) {
        out.index(line.stack().number());
        out.text(line.function());
        out.index(line.at().instance());
        out.index(line.at().function());
        out.index(line.at().instruction());
    }

    static Trap.Line line(Decoding in) throws RecordingException {
        return new Trap.Line(
                new StackId(in.index()),
                in.text(),
                new CodePoint(in.index(), in.index(), in.index()));
    }

    static void write(Encoding out, Storage storage) {
        switch (storage) {
            case Storage.Local(var stack, int depth, int index) -> {
                out.octet(0);
                write(out, stack.number(), depth, index);
            }
            case Storage.Operand(var stack, int depth, int index) -> {
                out.octet(1);
                write(out, stack.number(), depth, index);
            }
            case Storage.GlobalCell(int instance, int index) -> {
                out.octet(2);
                write(out, instance, index);
            }
            case Storage.Bytes(int instance, int memory, long address, int count) -> {
                out.octet(3);
                write(out, instance, memory);
                out.number(address);
                out.index(count);
            }
            case Storage.TableSlot(int instance, int table, long slot) -> {
                out.octet(4);
                write(out, instance, table);
                out.number(slot);
            }
            case Storage.Field(var object, int index) -> {
                out.octet(5);
                write(out, object);
                out.index(index);
            }
        }
    }

    private static void write(Encoding out, int... indices) {
        for (int index : indices) {
            out.index(index);
        }
    }

    static Storage storage(Decoding in) throws RecordingException {
        long begin = in.position();
        int kind = in.octet();
        return switch (kind) {
            case 0 -> new Storage.Local(new StackId(in.index()), in.index(), in.index());
            case 1 -> new Storage.Operand(new StackId(in.index()), in.index(), in.index());
            case 2 -> new Storage.GlobalCell(in.index(), in.index());
            case 3 -> new Storage.Bytes(in.index(), in.index(), in.number(), in.index());
            case 4 -> new Storage.TableSlot(in.index(), in.index(), in.number());
            case 5 -> new Storage.Field(value(in), in.index());
            default -> throw in.damaged("there is no kind of storage " + kind, begin);
        };
    }
}
