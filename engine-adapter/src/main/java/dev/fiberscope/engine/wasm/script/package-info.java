/**
 * Test scripts ({@code .wast}) as data: the commands of a file in order, each with its place.
 *
 * <pre>
 * Script     = Command*
 * Command    = LoadModule | DefineModule | InstantiateDefined | Register | Run | AssertReturn | AssertTrap
 *            | AssertException | AssertSuspension | AssertExhaustion | AssertMalformed | AssertInvalid
 *            | AssertUnlinkable | AssertMalformedCustom | AssertInvalidCustom | Refused
 * Definition = Text | Binary | Quote
 * Action     = Invoke | Get | Instantiate
 * Constant   = I32 | I64 | F32 | F64 | V128 | NullReference | HostReference
 * Expected   = Exactly | F32Nan | F64Nan | Lanes | AnyNull | Reference | Either
 * </pre>
 *
 * <p>Modules inside a script are read when somebody asks for them. Depends on {@code wasm}, {@code
 * wasm.text} and {@code wasm.binary}.
 */
@NullMarked
package dev.fiberscope.engine.wasm.script;

import org.jspecify.annotations.NullMarked;
