package dev.fiberscope.engine.machine;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A struct or array: canonical type and content. Only the store whose token it carries may change
 * it.
 */
final class ObjectData {
    final int ordinal;
    final int type;
    final ObjectLayout layout;
    final long[] slots;
    final Owner owner;

    ObjectData(int ordinal, int type, ObjectLayout layout, long[] slots, Owner owner) {
        this.ordinal = ordinal;
        this.type = type;
        this.layout = layout;
        this.slots = slots;
        this.owner = owner;
    }

    ObjectData copy(Owner newOwner) {
        return new ObjectData(ordinal, type, layout, slots.clone(), newOwner);
    }

    /** Number of elements of an array. */
    int length() {
        return slots.length / layout.slots();
    }

    /** A field or element with a reference. */
    interface ReferenceVisitor {
        void visit(int index, long reference);
    }

    /** All references, null ones too. */
    void references(LongConsumer each) {
        eachReference((_, reference) -> each.accept(reference));
    }

    /** All references with the index of their field or element. */
    void eachReference(ReferenceVisitor visitor) {
        if (layout.array()) {
            for (int i = 0; layout.isReference(0) && i < slots.length; i++) {
                visitor.visit(i, slots[i]);
            }
            return;
        }
        for (int field = 0, at = 0; field < layout.fields().size(); at += layout.width(field++)) {
            if (layout.isReference(field)) {
                visitor.visit(field, slots[at]);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectData object
                && ordinal == object.ordinal
                && type == object.type
                && Arrays.equals(slots, object.slots);
    }

    @Override
    public int hashCode() {
        return ordinal;
    }
}
