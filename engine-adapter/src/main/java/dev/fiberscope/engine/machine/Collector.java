package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.event.TraceEvent;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Mark and sweep, with exact roots: globals, tables, element segments that were not dropped, the
 * stacks of all activations, what hosts were given. Which slots of a frame are references follows
 * from the operand types that validation kept. Where collection is {@code NEVER}, stacks that can
 * still be resumed are roots as well: only exceptions that nothing holds are freed then.
 */
final class Collector {
    private static final int LEAST = 10_000;

    private final Settings settings;
    private final Events events;
    private final MemoryUse memory;

    Collector(Settings settings, Events events, MemoryUse memory) {
        this.memory = memory;
        this.settings = settings;
        this.events = events;
    }

    /** Called by an instruction that is about to make an object, its operands untouched. */
    void beforeAllocation(Store store) {
        boolean due =
                settings.collection() == Settings.Collection.AT_EVERY_ALLOCATION
                        || store.made >= Math.max(LEAST, store.aliveAfterCollection);
        if (due) {
            collect(store, settings.collection() != Settings.Collection.NEVER, true);
        }
    }

    /**
     * Frees what nothing reaches; the number of stacks freed. {@code inside}: the running frame's
     * position is behind the code of the instruction that waits for this, not at the next one.
     */
    int collect(Store store, boolean stacksToo, boolean inside) {
        var marks = new Marks(store, inside);
        marks.roots();
        if (!stacksToo) {
            for (int slot = 0; slot < store.stacks.size(); slot++) {
                if (store.stacks.find(slot) != null) {
                    marks.stack(slot);
                }
            }
        }
        marks.close();
        int freed = sweep(store, marks);
        store.made = 0;
        store.aliveAfterCollection =
                store.stacks.alive() + store.exceptions.alive() + store.objects.alive();
        return freed;
    }

    private int sweep(Store store, Marks marks) {
        int freed = 0;
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null && !marks.stacks.get(slot)) {
                store.stacks.free(slot);
                events.note(store, EventType.COLLECTED, stack.ordinal, Events.NONE);
                events.emit(store, at -> new TraceEvent.Collected(at, Pictures.stack(stack)));
                memory.gone(store, stack);
                memory.tell(store);
                freed++;
            }
        }
        for (int slot = 0; slot < store.exceptions.size(); slot++) {
            if (store.exceptions.find(slot) != null && !marks.exceptions.get(slot)) {
                store.exceptions.free(slot);
            }
        }
        for (int slot = 0; slot < store.objects.size(); slot++) {
            var object = store.objects.find(slot);
            if (object != null && !marks.objects.get(slot)) {
                store.objectSlots -= object.slots.length;
                store.objects.free(slot);
            }
        }
        return freed;
    }

    /** What was reached, and what of that was not looked into yet. */
    private static final class Marks {
        final BitSet stacks = new BitSet();
        final BitSet exceptions = new BitSet();
        final BitSet objects = new BitSet();
        private final Deque<ObjectData> pendingObjects = new ArrayDeque<>();
        private final Deque<Long> pending = new ArrayDeque<>();
        private final Store store;
        private final ReferenceSlots slots;

        Marks(Store store, boolean inside) {
            this.store = store;
            slots = new ReferenceSlots(store, inside);
        }

        void roots() {
            HeapGraph.cells(store, this::mark);
            store.hostReferences.each((reference, _) -> mark(reference));
            if (store.running != null) {
                chain(store.running.slot);
            }
            for (var activation : store.activations) {
                if (activation.caller() != StackData.NONE) {
                    chain(activation.caller());
                }
            }
            store.trapped.forEach(this::stack);
        }

        /** The stack and all it returns to. */
        private void chain(int top) {
            for (int slot = top; slot != StackData.NONE; slot = store.stacks.at(slot).parent) {
                stack(slot);
            }
        }

        void stack(int slot) {
            if (!stacks.get(slot)) {
                stacks.set(slot);
                pending.add((long) slot);
            }
        }

        void close() {
            while (!pending.isEmpty() || !pendingObjects.isEmpty()) {
                if (!pendingObjects.isEmpty()) {
                    pendingObjects.remove().references(this::mark);
                    continue;
                }
                long each = pending.remove();
                if (each >= 0) {
                    slots.each(store.stacks.at((int) each), this::mark);
                } else {
                    var exception = store.exceptions.at((int) ~each);
                    ReferenceSlots.each(
                            store.tags.get(exception.tag()).shape().parameters(),
                            exception.payload(),
                            this::mark);
                }
            }
        }

        private void mark(long reference) {
            switch (Reference.kind(reference)) {
                case Reference.CONTINUATION -> {
                    var top = store.stackOf(reference);
                    if (top != null) {
                        held(top);
                    }
                }
                case Reference.EXCEPTION -> {
                    int slot = Reference.index(reference);
                    if (!exceptions.get(slot)) {
                        exceptions.set(slot);
                        pending.add(~(long) slot);
                    }
                }
                case Reference.STRUCT, Reference.ARRAY -> {
                    int slot = Reference.index(reference);
                    if (!objects.get(slot)) {
                        objects.set(slot);
                        pendingObjects.add(store.objects.at(slot));
                    }
                }
                default -> {}
            }
        }

        /** The whole chain of a continuation. */
        private void held(StackData top) {
            int slot = top.slot;
            stack(slot);
            while (slot != top.chainBottom) {
                slot = store.stacks.at(slot).parent;
                stack(slot);
            }
        }
    }
}
