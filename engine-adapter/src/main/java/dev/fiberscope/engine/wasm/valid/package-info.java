/**
 * The type checker: what makes a module valid, and which type lies in which place of the operand
 * stack.
 *
 * <pre>
 * Validator    = TypeDefinitions ModuleDefinitions FunctionCheck*
 * FunctionCheck= ControlStack (PlainInstructions | ControlInstructions | CallInstructions | VariableInstructions
 *              | BulkInstructions | ReferenceInstructions | AggregateInstructions | SwitchingInstructions)
 * ValidModule  = Module TypedFunction*
 * </pre>
 *
 * <p>{@link dev.fiberscope.engine.wasm.valid.TypeRegistry} gives types of several modules one
 * identity. Depends on the module model alone.
 */
@NullMarked
package dev.fiberscope.engine.wasm.valid;

import org.jspecify.annotations.NullMarked;
