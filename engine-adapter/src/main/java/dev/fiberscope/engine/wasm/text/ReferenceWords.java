package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.ReferenceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The words for predefined heap types ({@code func}) and for nullable references to them ({@code
 * funcref}).
 */
public final class ReferenceWords {
    private static final Map<String, HeapType.Abstract> HEAP = new HashMap<>();
    private static final Map<String, ReferenceType> SHORTHAND = new HashMap<>();

    static {
        for (var heap : HeapType.Abstract.values()) {
            HEAP.put(heap.toString(), heap);
            String word =
                    switch (heap) {
                        case NONE -> "nullref";
                        case NOFUNC -> "nullfuncref";
                        case NOEXTERN -> "nullexternref";
                        case NOEXN -> "nullexnref";
                        case NOCONT -> "nullcontref";
                        default -> heap + "ref";
                    };
            SHORTHAND.put(word, new ReferenceType(true, heap));
        }
    }

    private ReferenceWords() {}

    public static Optional<HeapType.Abstract> heap(String word) {
        return Optional.ofNullable(HEAP.get(word));
    }

    public static Optional<ReferenceType> shorthand(String word) {
        return Optional.ofNullable(SHORTHAND.get(word));
    }
}
