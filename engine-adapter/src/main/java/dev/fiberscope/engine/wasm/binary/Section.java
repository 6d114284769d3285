package dev.fiberscope.engine.wasm.binary;

import java.util.Optional;

/**
 * The sections in the order in which they must stand; {@code CUSTOM} may stand anywhere.
 * Specification 3.0, "Modules".
 */
enum Section {
    CUSTOM(0),
    TYPE(1),
    IMPORT(2),
    FUNCTION(3),
    TABLE(4),
    MEMORY(5),
    TAG(13),
    GLOBAL(6),
    EXPORT(7),
    START(8),
    ELEMENT(9),
    DATA_COUNT(12),
    CODE(10),
    DATA(11);

    private final int id;

    Section(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    static Optional<Section> of(int id) {
        for (var section : values()) {
            if (section.id == id) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
