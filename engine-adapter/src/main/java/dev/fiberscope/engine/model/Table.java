package dev.fiberscope.engine.model;

import java.util.List;

/** A table of an instance with its slots, named by index. */
public record Table(int instance, String name, String type, List<Cell> slots) {
    public Table {
        slots = List.copyOf(slots);
    }
}
