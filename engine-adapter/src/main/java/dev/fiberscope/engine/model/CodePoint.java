package dev.fiberscope.engine.model;

/**
 * An instruction of a function of an instance.
 *
 * @param instance number of the instance, from 0 in the order of instantiation
 * @param function index in the module's function index space, imported functions first
 * @param instruction position in the function's body, structured control counted
 */
public record CodePoint(int instance, int function, int instruction) {}
