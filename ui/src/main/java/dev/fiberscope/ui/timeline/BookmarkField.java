package dev.fiberscope.ui.timeline;

import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.bookmark.Bookmarks;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** Asks for the name of a bookmark. Enter takes it; Escape, or leaving, keeps the name it has. */
final class BookmarkField extends TextField {
    private final Bookmarks bookmarks;
    private final Runnable done;
    private long step;

    /** {@code done} is run when the field goes by keys. */
    BookmarkField(Bookmarks bookmarks, Runnable done) {
        this.bookmarks = bookmarks;
        this.done = done;
        setVisible(false);
        setManaged(false);
        setAccessibleText("name of the bookmark");
        setPromptText("name of the bookmark");
        setOnAction(_ -> take());
        setOnKeyPressed(input -> {
            if (input.getCode() == KeyCode.ESCAPE) {
                input.consume();
                leave();
            }
        });
        focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        setVisible(false);
                    }
                });
    }

    /** The step whose bookmark is named. */
    long step() {
        return step;
    }

    /** Asks for the name of the bookmark at {@code of}. */
    void ask(long of) {
        step = of;
        setText(bookmarks.at(of).map(Bookmark::name).orElse(""));
        setVisible(true);
        requestFocus();
        selectAll();
    }

    private void take() {
        var name = getText().strip();
        if (!name.isEmpty() && bookmarks.at(step).isPresent()) {
            bookmarks.put(new Bookmark(step, name));
        }
        leave();
    }

    private void leave() {
        setVisible(false);
        done.run();
    }
}
