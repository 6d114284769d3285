/**
 * A WebAssembly module as data: types, definitions, instructions with their places in the source,
 * and names.
 *
 * <pre>
 * Module       = types, imports, functions, tables, memories, globals, tags, exports, elements, data, names
 * CompositeType= FunctionType | ContinuationType | StructType | ArrayType
 * ValueType    = NumberType | VectorType | ReferenceType
 * HeapType     = Abstract | Concrete
 * Instruction  = Opcode Immediate Place
 * </pre>
 *
 * <p>Readers and writers of the two formats stand in {@code wasm.text} and {@code wasm.binary}, the
 * type checker in {@code wasm.valid}, scripts in {@code wasm.script}. Depends on nothing.
 */
@NullMarked
package dev.fiberscope.engine.wasm;

import org.jspecify.annotations.NullMarked;
