package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.StorageType;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@code Storage} that was found in a state, and how it is read and written there. */
sealed interface Place {
    /** As people say it: {@code local $n of $worker on S6}. */
    String name();

    /** Raw; of bytes, one slot for each. */
    Values content();

    /** Writes a value that fits. */
    void put(Values value);

    /** Why nobody may write here. */
    Optional<String> refusal();

    /**
     * A place for one value.
     *
     * @param type in canonical types
     * @param words the type as the module writes it
     * @param instance where names are looked up first
     */
    record OfValue(
            String name,
            StorageType type,
            String words,
            Optional<InstanceData> instance,
            Values content,
            Consumer<Values> writer,
            Optional<String> refusal)
            implements Place {
        @Override
        public void put(Values value) {
            writer.accept(value);
        }
    }

    /** {@code count} bytes of a memory. */
    record OfBytes(String name, PagedMemory memory, long address, int count) implements Place {
        @Override
        public Values content() {
            var bytes = memory.read(address, count);
            var slots = new long[count];
            for (int i = 0; i < count; i++) {
                slots[i] = bytes[i] & 0xff;
            }
            return Values.of(slots);
        }

        @Override
        public void put(Values value) {
            var bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) value.at(i);
            }
            memory.write(address, bytes, 0, count);
        }

        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }
    }
}
