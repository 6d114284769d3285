/** Sessions as conversations: a command, and the stop that answers it. */
@NullMarked
package dev.fiberscope.engine.session;

import org.jspecify.annotations.NullMarked;
