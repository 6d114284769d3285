/**
 * The text format of WebAssembly 3.0 with stack switching, in and out.
 *
 * <pre>
 * Token     = LEFT | RIGHT | KEYWORD | ID | STRING | NATURAL | INTEGER | FLOAT | RESERVED | END
 * reading   : Source.Text -> Lexer -> Tokens -> TextReader -> Module
 * writing   : Module -> ModulePrinter -> Listing
 * </pre>
 *
 * <p>Reading is one walk that binds the names of all definitions, and a second one that reads them.
 * Every instruction knows the characters it was written with. Depends on {@code wasm} only.
 */
@NullMarked
package dev.fiberscope.engine.wasm.text;

import org.jspecify.annotations.NullMarked;
