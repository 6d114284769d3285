package dev.fiberscope.engine.machine;

/**
 * Says which store may write a stack or an object that carries it: that with the same one. A fork
 * gives a store a new one, so that the first write to anything made before copies it.
 */
final class Owner {}
