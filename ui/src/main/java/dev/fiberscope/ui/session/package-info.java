/**
 * What the window knows of a debug session: the present stop, whether it runs, one selection for
 * all panes, the stop conditions, what was printed.
 *
 * <pre>
 * Opening   = Opened | Broken | Unreadable
 * </pre>
 *
 * <p>{@link dev.fiberscope.ui.session.FxThread} is the only class that crosses to the JavaFX
 * thread. What is chosen is a {@code Selected} of {@code layout}. Depends on the engine, on {@code
 * layout} and on JavaFX's observable values, on no view.
 */
@NullMarked
package dev.fiberscope.ui.session;

import org.jspecify.annotations.NullMarked;
