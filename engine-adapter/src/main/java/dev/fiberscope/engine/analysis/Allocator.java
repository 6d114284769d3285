package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function that gives out or takes back linear memory, by the names that the libraries of C, C++
 * and Rust use. Names are a convention and no promise: what follows from them is a hint.
 *
 * @param name {@code $name} or index, as people see the function
 * @param entry its first instruction
 * @param address the address of the function
 * @param shape what its parameters mean
 */
record Allocator(String name, CodePoint entry, int address, Shape shape) {
    /** Which parameters are the bytes that are wanted, their number, and what is taken back. */
    record Shape(OptionalInt bytes, OptionalInt times, OptionalInt taken) {
        static Shape gives(int bytes) {
            return new Shape(OptionalInt.of(bytes), OptionalInt.empty(), OptionalInt.empty());
        }

        static Shape exchanges(int taken, int bytes) {
            return new Shape(OptionalInt.of(bytes), OptionalInt.empty(), OptionalInt.of(taken));
        }

        static Shape takes() {
            return new Shape(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(0));
        }

        /** The result is the address of new memory. */
        boolean gives() {
            return bytes.isPresent();
        }

        private boolean fits(
                List<? extends ValueType> parameters, List<? extends ValueType> results) {
            return isWhole(parameters, bytes)
                    && isWhole(parameters, times)
                    && isWhole(parameters, taken)
                    && (!gives() || (results.size() == 1 && isWhole(results.getFirst())));
        }

        private static boolean isWhole(List<? extends ValueType> types, OptionalInt index) {
            return index.isEmpty()
                    || (index.getAsInt() < types.size() && isWhole(types.get(index.getAsInt())));
        }

        private static boolean isWhole(ValueType type) {
            return type == NumberType.I32 || type == NumberType.I64;
        }
    }

    private static final Shape ARRAY =
            new Shape(OptionalInt.of(1), OptionalInt.of(0), OptionalInt.empty());

    private static final Map<String, Shape> KNOWN =
            Map.ofEntries(
                    Map.entry("malloc", Shape.gives(0)),
                    Map.entry("calloc", ARRAY),
                    Map.entry("realloc", Shape.exchanges(0, 1)),
                    Map.entry("aligned_alloc", Shape.gives(1)),
                    Map.entry("memalign", Shape.gives(1)),
                    Map.entry("free", Shape.takes()),
                    Map.entry("dlmalloc", Shape.gives(0)),
                    Map.entry("dlcalloc", ARRAY),
                    Map.entry("dlrealloc", Shape.exchanges(0, 1)),
                    Map.entry("dlfree", Shape.takes()),
                    Map.entry("_Znwm", Shape.gives(0)),
                    Map.entry("_Znam", Shape.gives(0)),
                    Map.entry("_ZdlPv", Shape.takes()),
                    Map.entry("_ZdaPv", Shape.takes()),
                    Map.entry("_ZdlPvm", Shape.takes()),
                    Map.entry("_ZdaPvm", Shape.takes()),
                    Map.entry("__rust_alloc", Shape.gives(0)),
                    Map.entry("__rust_alloc_zeroed", Shape.gives(0)),
                    Map.entry("__rust_realloc", Shape.exchanges(0, 3)),
                    Map.entry("__rust_dealloc", Shape.takes()),
                    Map.entry("__wbindgen_malloc", Shape.gives(0)),
                    Map.entry("__wbindgen_realloc", Shape.exchanges(0, 2)),
                    Map.entry("__wbindgen_free", Shape.takes()),
                    Map.entry("cabi_realloc", Shape.exchanges(0, 3)));

    /**
     * Those that an instance has, by their first instruction. None of them alone gives anything
     * out: none.
     */
    static Map<CodePoint, Allocator> in(Machine machine, int instance) {
        Map<CodePoint, Allocator> found = new HashMap<>();
        var module = machine.module(instance).module();
        int imported = module.functionTypes().size() - module.functions().size();
        names(machine, instance)
                .forEach((index, name) -> {
                    int address = machine.functionAddress(instance, index);
                    var type = machine.functionType(address);
                    var shape = KNOWN.get(name);
                    if (index >= imported
                            && shape != null
                            && shape.fits(type.parameters(), type.results())) {
                        var entry = machine.executed(new CodePoint(instance, index, 0));
                        found.put(
                                entry,
                                new Allocator(
                                        machine.functionName(address), entry, address, shape));
                    }
                });
        return found.values().stream().anyMatch(each -> each.shape().gives())
                ? Map.copyOf(found)
                : Map.of();
    }

    /** Of functions with a known name that name: of the name section first, then of the exports. */
    private static Map<Integer, String> names(Machine machine, int instance) {
        var module = machine.module(instance).module();
        Map<Integer, String> known = new LinkedHashMap<>();
        for (int index = 0; index < module.functionTypes().size(); index++) {
            var names = new ArrayList<String>();
            module.names().of(Names.Kind.FUNCTION, index).ifPresent(names::add);
            int function = index;
            module.exports().stream()
                    .filter(each -> each.kind() == ExternKind.FUNCTION && each.index() == function)
                    .forEach(each -> names.add(each.name()));
            names.stream()
                    .filter(KNOWN::containsKey)
                    .findFirst()
                    .ifPresent(name -> known.put(function, name));
        }
        return known;
    }

    /** As many bytes as the call asks for: the machine is at {@link #entry}. */
    long bytes(Machine machine) {
        long bytes = shape.bytes().isPresent() ? parameter(machine, shape.bytes().getAsInt()) : 0;
        return shape.times().isPresent()
                ? bytes * parameter(machine, shape.times().getAsInt())
                : bytes;
    }

    /** The address that the call takes back: the machine is at {@link #entry}. */
    Optional<Long> taken(Machine machine) {
        return shape.taken().isPresent()
                ? Optional.of(parameter(machine, shape.taken().getAsInt()))
                : Optional.empty();
    }

    /** The address that the call gave: it has just returned to wasm code. */
    long given(Machine machine) {
        return unsigned(machine.topOperand(), machine.functionType(address).results().getFirst());
    }

    private long parameter(Machine machine, int index) {
        return unsigned(
                machine.topLocal(index), machine.functionType(address).parameters().get(index));
    }

    private static long unsigned(long slot, ValueType type) {
        return type == NumberType.I32 ? slot & 0xffff_ffffL : slot;
    }
}
