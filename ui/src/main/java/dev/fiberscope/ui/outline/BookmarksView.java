package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.bookmark.Bookmark;
import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.timeline.layout.EventWords;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All bookmarks, by step. Choosing one goes to its step; its button removes it. */
public final class BookmarksView {
    private final SessionModel model;
    private final Bookmarks bookmarks;
    private final VBox rows = new VBox();

    public BookmarksView(SessionModel model, Bookmarks bookmarks) {
        this.model = model;
        this.bookmarks = bookmarks;
        rows.getStyleClass().add("stops");
        bookmarks.listen(this::refill);
        refill();
    }

    public Parent node() {
        return rows;
    }

    private void refill() {
        if (bookmarks.all().isEmpty()) {
            var none = Labels.of("None yet. Ctrl+D marks the step.", "tertiary");
            none.setWrapText(true);
            rows.getChildren().setAll(none);
        } else {
            rows.getChildren().setAll(bookmarks.all().stream().map(this::row).toList());
        }
    }

    private HBox row(Bookmark bookmark) {
        var number = EventWords.count(bookmark.step());
        var step =
                Labels.link(
                        number,
                        () -> model.send(new Command.TravelTo(bookmark.step())),
                        "mono",
                        "bookmark-step");
        step.setAccessibleText("go to step " + number + ", " + bookmark.name());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var remove = new Button();
        remove.setGraphic(new GlyphIcon(Glyph.CLOSE, 9));
        remove.getStyleClass().setAll("bare-button");
        remove.setAccessibleText("remove the bookmark at step " + number);
        remove.setTooltip(new Tooltip("Remove"));
        remove.setOnAction(_ -> bookmarks.remove(bookmark.step()));
        var name = Labels.of(bookmark.name(), "tertiary", "small");
        name.setTooltip(new Tooltip(bookmark.name()));
        var words = new VBox(step, name);
        words.setMinWidth(0);
        var row = new HBox(new GlyphIcon(Glyph.BOOKMARK, 11), words, gap, remove);
        row.getStyleClass().add("bookmark-row");
        return row;
    }
}
