/** Recordings: what is written is read again, and nothing else is. */
@NullMarked
package dev.fiberscope.engine.history.recording;

import org.jspecify.annotations.NullMarked;
