/**
 * Hosts: who provides imports, what a host answers, and the Chicory side of an instance.
 *
 * <pre>
 * Provision = Provided | Misfit | Unknown
 * Answer    = Returned | Threw | Failed | Unanswered
 * Embedding = Machine Imports Answers Runner      (runs modules to their end; usable alone)
 * Imports   = Hosts register*                     (finds an Extern for each import)
 * Answers   = (function HostCall Caller)*         (answers one host call)
 * Runner    = run (HostCalled answer)*            (drives an activation to its end)
 * FiberModule = Skeleton Window ChicoryMachine    (the same as a module of Chicory)
 * References  = (keep | release)*                 (how long what a host was given lives)
 * </pre>
 *
 * <p>A debugger takes {@code Imports} and {@code Answers} and brings its own {@link
 * dev.fiberscope.engine.host.Driver} in the runner's place. Depends on {@code machine}, {@code
 * model}, {@code event}, {@code wasm} and its parts, and Chicory.
 */
@NullMarked
package dev.fiberscope.engine.host;

import org.jspecify.annotations.NullMarked;
