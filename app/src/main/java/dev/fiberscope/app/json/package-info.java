/**
 * JSON, as reports are written and read again.
 *
 * <pre>
 * Json = Nothing | Truth | Amount | Text | Row | Fields
 * </pre>
 *
 * <p>Depends on nothing.
 */
@NullMarked
package dev.fiberscope.app.json;

import org.jspecify.annotations.NullMarked;
