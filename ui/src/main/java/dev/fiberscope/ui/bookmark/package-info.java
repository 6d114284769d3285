/** Steps that somebody wants to find again, each with a name. Depends on nothing. */
@NullMarked
package dev.fiberscope.ui.bookmark;

import org.jspecify.annotations.NullMarked;
