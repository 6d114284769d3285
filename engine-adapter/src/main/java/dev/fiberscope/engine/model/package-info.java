/**
 * Ids and immutable pictures: what a stop looks like, for everybody who reads.
 *
 * <pre>
 * Snapshot   = activations, stacks, continuations, holdings, instances at one step
 * StackState = Fresh | Running | Parent | Suspended | InHost | Trapped
 * WasmValue  = I32 | I64 | F32 | F64 | V128 | Null | Function | Continuation | ExceptionReference | ...
 * Holder     = TableSlot | GlobalCell | Local | Operand | Payload | Field | Bound | Host
 * ObjectPicture = (struct | array | exception) Cell*
 * Forecast   = Plain | Resumes | Suspends | Switches | Unhandled | Traps | Ends
 * </pre>
 *
 * <p>Depends on nothing.
 */
@NullMarked
package dev.fiberscope.engine.model;

import org.jspecify.annotations.NullMarked;
