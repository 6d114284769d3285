package dev.fiberscope.engine.model;

/**
 * What a host says of a reference that it keeps: for what it does so, and whether that can still
 * happen.
 *
 * @param name for people: {@code promise 7}, {@code timer}
 * @param held what it keeps
 * @param canFire it may still resume it, or give it back
 */
public record HostRegistration(String name, WasmValue held, boolean canFire) {}
