package dev.fiberscope.ui.window;

import dev.fiberscope.ui.bookmark.Bookmarks;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.outline.BookmarksView;
import dev.fiberscope.ui.outline.FunctionsView;
import dev.fiberscope.ui.outline.StopsView;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.start.GalleryEntry;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Functions, stops, bookmarks, samples, one below the other. */
final class LeftPane extends VBox {
    /** Of the height. */
    private static final double MOST_FOR_STOPS = 0.2;

    private final StopsView stops;

    LeftPane(
            SessionModel model,
            Texts texts,
            Bookmarks bookmarks,
            List<GalleryEntry> gallery,
            Consumer<GalleryEntry> choose) {
        getStyleClass().addAll("panel", "left-pane");
        var functions = new FunctionsView(model).node();
        VBox.setVgrow(functions, Priority.ALWAYS);
        stops = new StopsView(model, texts);
        var stopRows = new ScrollPane(stops.node());
        stopRows.setFitToWidth(true);
        stopRows.getStyleClass().addAll("stops-scroll", "stop-list");
        stops.node()
                .heightProperty()
                .subscribe(height -> stopRows.setMinViewportHeight(room(height.doubleValue())));
        heightProperty()
                .subscribe(_ -> stopRows.setMinViewportHeight(room(stops.node().getHeight())));
        var marked = new ScrollPane(new BookmarksView(model, bookmarks).node());
        marked.setFitToWidth(true);
        marked.getStyleClass().add("stops-scroll");
        getChildren()
                .addAll(
                        heading("Functions", "stacks in it"),
                        functions,
                        heading("Stops", "hits", stops.add()),
                        stopRows,
                        heading("Bookmarks", ""),
                        marked);
        if (!gallery.isEmpty()) {
            var samples = new ScrollPane(samples(gallery, choose));
            samples.setFitToWidth(true);
            samples.getStyleClass().add("samples-scroll");
            getChildren().addAll(heading("Samples", ""), samples);
        }
    }

    /** The functions give way to stops, as far as those do not take too much. */
    private double room(double wanted) {
        return Math.min(wanted, Math.floor(getHeight() * MOST_FOR_STOPS));
    }

    StopsView stops() {
        return stops;
    }

    /** {@code beside} stands beside the words. */
    private static HBox heading(String words, String aside, Node... beside) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var heading = new HBox(Labels.section(words));
        heading.getChildren().addAll(beside);
        heading.getChildren().addAll(gap, Labels.of(aside, "tertiary", "small"));
        heading.getStyleClass().add("left-heading");
        return heading;
    }

    private static VBox samples(List<GalleryEntry> gallery, Consumer<GalleryEntry> choose) {
        var rows = new VBox();
        rows.getStyleClass().add("sample-rows");
        for (var entry : gallery) {
            var link = Labels.link(entry.title(), () -> choose.accept(entry), "sample-link");
            var tip = new Tooltip(entry.paragraph());
            link.setWrapText(true);
            tip.setWrapText(true);
            tip.setMaxWidth(360);
            link.setTooltip(tip);
            rows.getChildren().add(link);
        }
        return rows;
    }
}
