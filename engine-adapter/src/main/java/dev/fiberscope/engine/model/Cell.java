package dev.fiberscope.engine.model;

/**
 * A named place with a value: local, operand, global, table slot.
 *
 * @param name {@code $n}, or an index where it has none
 * @param type in text form: {@code i32}, {@code (ref null $task)}
 */
public record Cell(String name, String type, WasmValue value) {}
