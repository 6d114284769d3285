package dev.fiberscope.engine.machine;

import java.util.Arrays;

/**
 * Structs, arrays and i31. Every bound is checked before anything is written. Specification 3.0,
 * "Aggregates".
 */
final class AggregateInstructions {
    private final Settings settings;

    AggregateInstructions(Settings settings) {
        this.settings = settings;
    }

    /** True for the instructions that make an object. */
    static boolean allocates(int op) {
        return switch (op) {
            case Op.STRUCT_NEW,
                    Op.STRUCT_NEW_DEFAULT,
                    Op.ARRAY_NEW,
                    Op.ARRAY_NEW_DEFAULT,
                    Op.ARRAY_NEW_FIXED,
                    Op.ARRAY_NEW_DATA,
                    Op.ARRAY_NEW_ELEM ->
                    true;
            default -> false;
        };
    }

    /** Carries out an instruction of a function of {@code instance} on {@code stack}. */
    void execute(Store store, StackData stack, InstanceData instance, int op, int[] code) {
        switch (op) {
            case Op.STRUCT_NEW -> newStruct(store, stack, ColdInstructions.next(stack, code));
            case Op.STRUCT_NEW_DEFAULT -> {
                int type = ColdInstructions.next(stack, code);
                checkRoom(store, store.layout(type).slots(), "makes a struct too many");
                stack.push(
                        store.newObject(
                                Reference.STRUCT,
                                type,
                                store.layout(type),
                                store.layout(type).slots()));
            }
            case Op.STRUCT_GET_2, Op.STRUCT_GET_S, Op.STRUCT_GET_U ->
                    readField(store, stack, op, code);
            case Op.STRUCT_SET -> setField(store, stack, code);
            case Op.ARRAY_NEW -> {
                int type = ColdInstructions.next(stack, code);
                int width = store.layout(type).slots();
                var value = Arrays.copyOfRange(stack.slots, stack.sp - 1 - width, stack.sp - 1);
                long length = stack.slots[stack.sp - 1];
                length(store, length, width);
                stack.sp -= 1 + width;
                newFilled(store, stack, type, length, value);
            }
            case Op.ARRAY_NEW_DEFAULT -> {
                int type = ColdInstructions.next(stack, code);
                var zero = new long[store.layout(type).slots()];
                long length = stack.slots[stack.sp - 1];
                length(store, length, zero.length);
                stack.sp--;
                newFilled(store, stack, type, length, zero);
            }
            case Op.ARRAY_NEW_FIXED -> {
                int type = ColdInstructions.next(stack, code);
                newFixed(store, stack, type, ColdInstructions.next(stack, code));
            }
            case Op.ARRAY_NEW_DATA, Op.ARRAY_NEW_ELEM -> {
                int type = ColdInstructions.next(stack, code);
                boolean data = op == Op.ARRAY_NEW_DATA;
                newFromSegment(
                        store, stack, type, ArraySegment.next(store, stack, instance, data, code));
            }
            case Op.ARRAY_GET, Op.ARRAY_GET_S, Op.ARRAY_GET_U -> {
                ColdInstructions.next(stack, code);
                var array = array(store, stack.slots[stack.sp - 2]);
                int index = element(array, stack.slots[stack.sp - 1]);
                stack.sp -= 2;
                push(
                        stack,
                        array,
                        index * array.layout.slots(),
                        array.layout.slots(),
                        op == Op.ARRAY_GET_S);
            }
            case Op.ARRAY_SET -> {
                var layout = store.layout(ColdInstructions.next(stack, code));
                int width = layout.slots();
                long reference = stack.slots[stack.sp - 2 - width];
                int index = element(array(store, reference), stack.slots[stack.sp - 1 - width]);
                fill(store.ownObject(reference), index, 1, stack.slots, stack.sp - width);
                stack.sp -= 2 + width;
            }
            case Op.ARRAY_LEN ->
                    stack.slots[stack.sp - 1] = array(store, stack.slots[stack.sp - 1]).length();
            case Op.ARRAY_FILL -> {
                int width = store.layout(ColdInstructions.next(stack, code)).slots();
                long reference = stack.slots[stack.sp - 3 - width];
                long from = unsigned(stack.slots[stack.sp - 2 - width]);
                long count = unsigned(stack.slots[stack.sp - 1]);
                check(array(store, reference), from, count);
                fill(
                        store.ownObject(reference),
                        (int) from,
                        (int) count,
                        stack.slots,
                        stack.sp - 1 - width);
                stack.sp -= 3 + width;
            }
            case Op.ARRAY_COPY -> {
                ColdInstructions.next(stack, code);
                ColdInstructions.next(stack, code);
                copy(store, stack);
            }
            case Op.ARRAY_INIT_DATA, Op.ARRAY_INIT_ELEM -> {
                ColdInstructions.next(stack, code);
                boolean data = op == Op.ARRAY_INIT_DATA;
                initialize(store, stack, ArraySegment.next(store, stack, instance, data, code));
            }
            case Op.REF_I31 -> stack.push(Reference.ofI31((int) stack.pop()));
            case Op.I31_GET_S, Op.I31_GET_U -> {
                long reference = stack.slots[stack.sp - 1];
                if (reference == Reference.NULL) {
                    throw new TrapSignal("null i31 reference");
                }
                int value = Reference.i31(reference);
                stack.slots[stack.sp - 1] = op == Op.I31_GET_S ? value : value & 0x7fff_ffff;
            }
            case Op.ANY_CONVERT_EXTERN, Op.EXTERN_CONVERT_ANY -> {}
            default ->
                    throw new AssertionError(
                            "unreachable: no instruction 0x" + Integer.toHexString(op));
        }
    }

    void newStruct(Store store, StackData stack, int type) {
        var layout = store.layout(type);
        int from = stack.sp - layout.slots();
        checkRoom(store, layout.slots(), "makes a struct too many");
        long reference = store.newObject(Reference.STRUCT, type, layout, layout.slots());
        var object = store.object(reference);
        if (layout.plain()) {
            System.arraycopy(stack.slots, from, object.slots, 0, layout.slots());
            stack.sp = from;
            stack.push(reference);
            return;
        }
        for (int field = 0, at = 0; field < layout.fields().size(); at += layout.width(field++)) {
            object.slots[at] = ObjectLayout.packed(stack.slots[from + at], layout.packing(field));
            if (layout.width(field) == 2) {
                object.slots[at + 1] = stack.slots[from + at + 1];
            }
        }
        stack.sp = from;
        stack.push(reference);
    }

    /** Pushes an array of {@code length} (an i32 operand) times {@code value}. */
    void newFilled(Store store, StackData stack, int type, long length, long[] value) {
        int count = length(store, length, value.length);
        long reference =
                store.newObject(Reference.ARRAY, type, store.layout(type), count * value.length);
        fill(store.object(reference), 0, count, value, 0);
        stack.push(reference);
    }

    void newFixed(Store store, StackData stack, int type, int count) {
        int width = store.layout(type).slots();
        int length = length(store, count, width);
        long reference = store.newObject(Reference.ARRAY, type, store.layout(type), length * width);
        int from = stack.sp - length * width;
        for (int i = 0; i < length; i++) {
            fill(store.object(reference), i, 1, stack.slots, from + i * width);
        }
        stack.sp = from;
        stack.push(reference);
    }

    private static void readField(Store store, StackData stack, int op, int[] code) {
        int offset = ColdInstructions.next(stack, code);
        int field = ColdInstructions.next(stack, code);
        var object = struct(store, stack.slots[stack.sp - 1]);
        stack.sp--;
        long value = object.slots[offset];
        stack.push(
                op == Op.STRUCT_GET_S
                        ? ObjectLayout.signed(value, object.layout.packing(field))
                        : value);
        if (object.layout.width(field) == 2) {
            stack.push(object.slots[offset + 1]);
        }
    }

    private static void setField(Store store, StackData stack, int[] code) {
        int offset = ColdInstructions.next(stack, code);
        int field = ColdInstructions.next(stack, code);
        int width = ColdInstructions.next(stack, code);
        long reference = stack.slots[stack.sp - 1 - width];
        struct(store, reference);
        var object = store.ownObject(reference);
        object.slots[offset] =
                ObjectLayout.packed(stack.slots[stack.sp - width], object.layout.packing(field));
        if (width == 2) {
            object.slots[offset + 1] = stack.slots[stack.sp - 1];
        }
        stack.sp -= 1 + width;
    }

    private void newFromSegment(Store store, StackData stack, int type, ArraySegment segment) {
        var layout = store.layout(type);
        long from = unsigned(stack.slots[stack.sp - 2]);
        long count = unsigned(stack.slots[stack.sp - 1]);
        segment.check(layout, from, count);
        int length = length(store, count, layout.slots());
        long reference = store.newObject(Reference.ARRAY, type, layout, length * layout.slots());
        segment.read((int) from, store.object(reference), 0, length);
        stack.sp -= 2;
        stack.push(reference);
    }

    private static void initialize(Store store, StackData stack, ArraySegment segment) {
        long reference = stack.slots[stack.sp - 4];
        long to = unsigned(stack.slots[stack.sp - 3]);
        long from = unsigned(stack.slots[stack.sp - 2]);
        long count = unsigned(stack.slots[stack.sp - 1]);
        var array = array(store, reference);
        check(array, to, count);
        segment.check(array.layout, from, count);
        segment.read((int) from, store.ownObject(reference), (int) to, (int) count);
        stack.sp -= 4;
    }

    private static void copy(Store store, StackData stack) {
        long target = stack.slots[stack.sp - 5];
        long to = unsigned(stack.slots[stack.sp - 4]);
        long source = stack.slots[stack.sp - 3];
        long from = unsigned(stack.slots[stack.sp - 2]);
        long count = unsigned(stack.slots[stack.sp - 1]);
        check(array(store, target), to, count);
        check(array(store, source), from, count);
        var written = store.ownObject(target);
        int width = written.layout.slots();
        System.arraycopy(
                store.object(source).slots,
                (int) from * width,
                written.slots,
                (int) to * width,
                (int) count * width);
        stack.sp -= 5;
    }

    /** Pushes a stored value. */
    private static void push(StackData stack, ObjectData array, int at, int width, boolean signed) {
        long value = array.slots[at];
        stack.push(signed ? ObjectLayout.signed(value, array.layout.packing(0)) : value);
        if (width == 2) {
            stack.push(array.slots[at + 1]);
        }
    }

    private static void fill(ObjectData array, int from, int count, long[] slots, int value) {
        int width = array.layout.slots();
        if (width == 1) {
            long packed = ObjectLayout.packed(slots[value], array.layout.packing(0));
            Arrays.fill(array.slots, from, from + count, packed);
            return;
        }
        for (int i = from; i < from + count; i++) {
            array.slots[2 * i] = slots[value];
            array.slots[2 * i + 1] = slots[value + 1];
        }
    }

    /** A length within the limit on all objects. */
    private int length(Store store, long operand, int width) {
        long length = unsigned(operand);
        checkRoom(store, length * width, "makes an array too large");
        return (int) length;
    }

    /** Traps where one more object of {@code slots} slots is not allowed. */
    private void checkRoom(Store store, long slots, String what) {
        if (slots > settings.objects() - store.objectSlots
                || store.objects.alive() >= settings.objects()) {
            throw new TrapSignal(
                    "limit reached",
                    what
                            + ": "
                            + store.objects.alive()
                            + " structs and arrays fill "
                            + store.objectSlots
                            + " slots, and "
                            + slots
                            + " more are not allowed");
        }
    }

    private static ObjectData struct(Store store, long reference) {
        if (reference == Reference.NULL) {
            throw new TrapSignal("null structure reference");
        }
        return store.object(reference);
    }

    private static ObjectData array(Store store, long reference) {
        if (reference == Reference.NULL) {
            throw new TrapSignal("null array reference");
        }
        return store.object(reference);
    }

    private static int element(ObjectData array, long index) {
        check(array, unsigned(index), 1);
        return (int) index;
    }

    private static void check(ObjectData array, long from, long count) {
        if (from + count > array.length()) {
            throw new TrapSignal(
                    "out of bounds array access",
                    (count == 1
                                    ? "accesses element " + from
                                    : "accesses " + count + " elements from " + from)
                            + " of an array that has "
                            + array.length());
        }
    }

    private static long unsigned(long operand) {
        return operand & 0xffff_ffffL;
    }
}
