package dev.fiberscope.ui.bookmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BookmarksTest {
    private final Bookmarks bookmarks = new Bookmarks();
    private final AtomicInteger told = new AtomicInteger();

    BookmarksTest() {
        bookmarks.listen(told::incrementAndGet);
    }

    @Test
    void theyAreSortedByStepAndOneStepHasOne() {
        bookmarks.put(new Bookmark(40, "later"));
        bookmarks.put(new Bookmark(7, "first"));
        bookmarks.put(new Bookmark(40, "renamed"));
        assertEquals(
                List.of(new Bookmark(7, "first"), new Bookmark(40, "renamed")), bookmarks.all());
        assertEquals(Optional.of(new Bookmark(7, "first")), bookmarks.at(7));
        bookmarks.remove(7);
        assertEquals(Optional.empty(), bookmarks.at(7));
    }

    @Test
    void onlyChangesAreTold() {
        bookmarks.put(new Bookmark(1, "a"));
        bookmarks.put(new Bookmark(1, "a"));
        bookmarks.remove(2);
        assertEquals(1, told.get());
        bookmarks.clear();
        bookmarks.clear();
        assertEquals(2, told.get());
    }
}
