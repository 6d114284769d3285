package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.HeapType.Abstract;
import dev.fiberscope.engine.wasm.HeapType.Concrete;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Finds what a reference refers to by the name that people see, and whether it is of a type. */
final class TypedReference {
    private static final Pattern CONTINUATION = Pattern.compile("k(\\d{1,18})");
    private static final Pattern EXCEPTION = Pattern.compile("x(\\d{1,9})( .*)?");
    private static final Pattern OBJECT = Pattern.compile("(struct|array) +(\\d{1,9})");
    private static final Pattern I31 = Pattern.compile("i31 +(-?\\d{1,10})");
    private static final Pattern HOST = Pattern.compile("host +(\\d{1,18})");

    private static final ReferenceType ANY = new ReferenceType(false, Abstract.ANY);

    private final Store store;

    TypedReference(Store store) {
        this.store = store;
    }

    /** The reference that {@code text} names, which fits there. */
    long read(Place.OfValue place, String text) {
        if (!(place.type() instanceof ReferenceType type)) {
            throw new AssertionError("unreachable: no place for a reference");
        }
        long reference = text.equals("null") ? Reference.NULL : named(place, text, type);
        if (!fits(reference, type)) {
            throw new RefusedEdit(refusal(text, place.words()));
        }
        return reference;
    }

    /** Why what is shown as {@code shown} may not stand where the type is {@code words}. */
    static String refusal(String shown, String words) {
        return shown.equals("null")
                ? "Null does not fit: the type is " + words + "."
                : shown + " does not fit: the type is " + words + ".";
    }

    private long named(Place.OfValue place, String text, ReferenceType type) {
        var continuation = CONTINUATION.matcher(text);
        if (continuation.matches()) {
            return continuation(Long.parseLong(continuation.group(1)));
        }
        var exception = EXCEPTION.matcher(text);
        if (exception.matches()) {
            return exception(Integer.parseInt(exception.group(1)));
        }
        var object = OBJECT.matcher(text);
        if (object.matches()) {
            return object(object.group(1), Integer.parseInt(object.group(2)));
        }
        var small = I31.matcher(text);
        if (small.matches()) {
            return i31(Long.parseLong(small.group(1)));
        }
        var host = HOST.matcher(text);
        if (host.matches()) {
            return Reference.of(Reference.HOST, Long.parseLong(host.group(1)));
        }
        return function(place, text, type);
    }

    private long continuation(long ordinal) {
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null && stack.heldBy == ordinal) {
                return Reference.continuation(slot, ordinal);
            }
        }
        throw new RefusedEdit(
                ordinal < store.continuationsMade
                        ? "k" + ordinal + " is consumed: nobody can use it again."
                        : "There is no k" + ordinal + ".");
    }

    private long exception(int ordinal) {
        for (int slot = 0; slot < store.exceptions.size(); slot++) {
            var exception = store.exceptions.find(slot);
            if (exception != null && exception.ordinal() == ordinal) {
                return Reference.of(Reference.EXCEPTION, slot);
            }
        }
        throw new RefusedEdit("There is no x" + ordinal + ".");
    }

    private long object(String kind, int ordinal) {
        var slot = ObjectReader.slot(store, kind, ordinal);
        if (slot.isEmpty()) {
            throw new RefusedEdit("There is no " + kind + " " + ordinal + ".");
        }
        return Reference.of(
                kind.equals("array") ? Reference.ARRAY : Reference.STRUCT, slot.getAsInt());
    }

    private static long i31(long value) {
        if (value < -(1L << 30) || value >= 1L << 31) {
            throw new RefusedEdit("An i31 goes from -1073741824 to 2147483647.");
        }
        return Reference.ofI31((int) value);
    }

    /** The function with that name: of the place's instance first, then one that fits. */
    private long function(Place.OfValue place, String name, ReferenceType type) {
        var near = place.instance().map(InstanceData::number);
        OptionalLong found = OptionalLong.empty();
        for (int address = 0; address < store.functionCount; address++) {
            if (store.function(address).name.equals(name)) {
                long reference = Reference.of(Reference.FUNCTION, address);
                if (isOf(address, near)) {
                    return reference;
                }
                if (found.isEmpty() || !fits(found.getAsLong(), type)) {
                    found = OptionalLong.of(reference);
                }
            }
        }
        if (found.isPresent()) {
            return found.getAsLong();
        }
        throw new RefusedEdit(
                name.startsWith("$")
                        ? "There is no function " + name + "."
                        : "\""
                                + name
                                + "\" names nothing: type null, $function, k14, struct 3, array 3, "
                                + "i31 5, x0 or host 7.");
    }

    private boolean isOf(int address, Optional<Integer> instance) {
        var compiled = store.function(address).compiled;
        return compiled != null && instance.isPresent() && instance.get() == compiled.instance();
    }

    /** {@code type} in canonical types; of a continuation that is not consumed, too. */
    boolean fits(long reference, ReferenceType type) {
        if (Reference.kind(reference) == Reference.CONTINUATION
                && type.heap() instanceof Concrete(int concrete)) {
            return store.types.composite(concrete) instanceof ContinuationType(int function)
                    && continues(reference, function);
        }
        // What is no any cannot become an extern either.
        return Casts.matches(store, reference, type)
                && (store.types.top(type.heap()) != Abstract.EXTERN
                        || reference == Reference.NULL
                        || Casts.matches(store, reference, ANY));
    }

    /** What resuming takes and the end gives is as {@code function} says. */
    private boolean continues(long continuation, int function) {
        var stack = store.stackOf(continuation);
        if (stack == null) {
            return false;
        }
        var takes = StackSwitching.resumptionTypes(store, stack);
        var bound = Slots.first(takes, stack.bound);
        var gives = store.function(store.stacks.at(stack.chainBottom).entry).shape.results();
        var shape = store.types.function(function);
        return store.types.matches(shape.parameters(), takes.subList(bound.size(), takes.size()))
                && store.types.matches(gives, shape.results());
    }
}
