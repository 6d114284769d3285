package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Finds every reference to a continuation in a state. */
final class Holdings {
    private final Store store;
    private final List<Holding> all = new ArrayList<>();

    private Holdings(Store store) {
        this.store = store;
    }

    /** {@code inside}: the running frame has begun its instruction, whose operands are there. */
    static List<Holding> of(Store store, boolean inside) {
        var search = new Holdings(store);
        var holders = new Holders(store, inside);
        holders.cells(search::reference);
        for (int slot = 0; slot < store.stacks.size(); slot++) {
            var stack = store.stacks.find(slot);
            if (stack != null) {
                holders.stack(stack, search::reference);
            }
        }
        for (int slot = 0; slot < store.exceptions.size(); slot++) {
            var exception = store.exceptions.find(slot);
            if (exception != null) {
                holders.exception(exception, search::reference);
            }
        }
        for (int slot = 0; slot < store.objects.size(); slot++) {
            var object = store.objects.find(slot);
            if (object != null) {
                holders.object(object, search::reference);
            }
        }
        holders.hosts(search::reference);
        return List.copyOf(search.all);
    }

    private void reference(long reference, Supplier<Holder> holder) {
        if (Reference.kind(reference) == Reference.CONTINUATION) {
            all.add(
                    new Holding(
                            holder.get(),
                            Pictures.continuation(reference),
                            store.stackOf(reference) == null));
        }
    }
}
