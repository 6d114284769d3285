package dev.fiberscope.engine.model;

/** A global of an instance. */
public record Global(int instance, Cell cell, boolean mutable) {}
