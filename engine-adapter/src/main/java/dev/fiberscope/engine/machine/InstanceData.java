package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/**
 * An instance: what its index spaces mean in this machine. Addresses by index; never changes.
 *
 * @param types canonical type of each type index
 * @param elements the references of each element segment
 */
record InstanceData(
        int number,
        ValidModule module,
        Addresses types,
        Addresses functions,
        Addresses tables,
        Addresses memories,
        Addresses globals,
        Addresses tags,
        List<Values> elements) {
    /** A row of addresses that nobody changes. */
    static final class Addresses {
        private final int[] numbers;

        Addresses(int[] numbers) {
            this.numbers = numbers.clone();
        }

        int at(int index) {
            return numbers[index];
        }

        int size() {
            return numbers.length;
        }

        int[] toArray() {
            return numbers.clone();
        }
    }
}
