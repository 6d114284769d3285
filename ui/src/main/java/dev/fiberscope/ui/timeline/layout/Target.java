package dev.fiberscope.ui.timeline.layout;

import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.bookmark.Bookmark;

/** What can be pointed at in the timeline, besides a step. */
public sealed interface Target {
    /** The head of a lane. */
    record OfLane(StackId stack) implements Target {}

    /** The arrow of a move. */
    record OfMove(Move move) implements Target {}

    /** The triangle of an overflow or a migration. */
    record OfMemory(MemoryMark mark) implements Target {}

    /** The flag of a bookmark. */
    record OfBookmark(Bookmark bookmark) implements Target {}
}
