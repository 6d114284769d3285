package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.wasm.valid.TypeRegistry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The layouts of struct and array types by canonical type, each worked out when it is first asked
 * for. They follow from the types, so that stores share them, on any thread.
 */
final class Layouts {
    private volatile @Nullable ObjectLayout[] known = new ObjectLayout[0];

    ObjectLayout of(int type, TypeRegistry types) {
        var all = known;
        var layout = type < all.length ? all[type] : null;
        return layout != null ? layout : add(type, types);
    }

    private synchronized ObjectLayout add(int type, TypeRegistry types) {
        var layout = ObjectLayout.of(types.composite(type));
        var more = Arrays.copyOf(known, Math.max(known.length, type + 1));
        more[type] = layout;
        known = more;
        return layout;
    }
}
