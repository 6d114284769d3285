package dev.fiberscope.ui.lesson;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import dev.fiberscope.ui.start.GalleryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * What a sample shows at the left, beside it what to look at, numbered. Step numbers are links that
 * go there; those of the present step are marked. On the JavaFX thread.
 */
public final class LessonView {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");

    /** Of the width, what the paragraph at the left gets. */
    private static final double ABOUT_SHARE = 0.28;

    private final SessionModel model;
    private final VBox about = new VBox();
    private final GridPane steps = new GridPane();
    private final ScrollPane scroll = new ScrollPane(steps);
    private final HBox pane;
    private final List<Link> links = new ArrayList<>();

    /** A link, and the number of the step of the lesson it stands in. */
    private record Link(Node node, long step, Node line) {}

    public LessonView(SessionModel model) {
        this.model = model;
        about.getStyleClass().add("lesson-about");
        steps.getStyleClass().add("lesson-steps");
        var numbers = new ColumnConstraints();
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        var texts = new ColumnConstraints();
        texts.setHgrow(Priority.ALWAYS);
        texts.setFillWidth(true);
        steps.getColumnConstraints().setAll(numbers, texts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("lesson-scroll");
        var left = new ScrollPane(about);
        left.setFitToWidth(true);
        // A lesson prefers to be as wide as its longest line: the share of each side is fixed.
        scroll.setMinWidth(0);
        scroll.setPrefWidth(0);
        left.getStyleClass().addAll("lesson-scroll", "lesson-left");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        pane = new HBox(left, scroll);
        left.minWidthProperty().bind(pane.widthProperty().multiply(ABOUT_SHARE));
        left.prefWidthProperty().bind(left.minWidthProperty());
        pane.getStyleClass().addAll("panel", "lesson");
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        mark();
                    }
                });
    }

    public Region node() {
        return pane;
    }

    /** Shows the text of {@code sample}. */
    public void show(GalleryEntry sample) {
        links.clear();
        var title = Labels.of(sample.title(), "strong", "lesson-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        about.getChildren().setAll(title, flow(sample.paragraph()));
        steps.getChildren().clear();
        int number = 0;
        for (var line : sample.lesson()) {
            var count = Labels.of(String.valueOf(++number), "tertiary", "number", "lesson-number");
            GridPane.setValignment(count, VPos.TOP);
            steps.addRow(number - 1, count, flow(line));
        }
        scroll.setVvalue(0);
        mark();
    }

    private TextFlow flow(String line) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll("text-flow", "lesson-text");
        for (var part : LessonPart.of(line)) {
            flow.getChildren()
                    .add(
                            switch (part) {
                                case LessonPart.Words(var text) -> text(text, "secondary");
                                case LessonPart.Code(var text) -> text(text, "mono");
                                case LessonPart.Step(var text, long step) -> {
                                    var link =
                                            Labels.link(
                                                    text,
                                                    () -> model.send(new Command.TravelTo(step)),
                                                    "lesson-link");
                                    link.setAccessibleText("go to " + text);
                                    links.add(new Link(link, step, flow));
                                    yield link;
                                }
                            });
        }
        return flow;
    }

    private static Text text(String words, String styleClass) {
        var text = new Text(words);
        text.getStyleClass().add(styleClass);
        return text;
    }

    private void mark() {
        var present =
                model.stop()
                        .map(stop -> OptionalLong.of(stop.snapshot().step()))
                        .orElse(OptionalLong.empty());
        for (var link : links) {
            boolean here = present.isPresent() && present.getAsLong() == link.step();
            link.node().pseudoClassStateChanged(PRESENT, here);
            if (here) {
                reveal(link.line());
            }
        }
    }

    /** Scrolls to {@code line}, if it is out of view. */
    private void reveal(Node line) {
        double room = scroll.getViewportBounds().getHeight();
        double hidden = steps.getHeight() - room;
        double top = line.getBoundsInParent().getMinY();
        double bottom = line.getBoundsInParent().getMaxY();
        if (hidden > 0) {
            double seen = scroll.getVvalue() * hidden;
            if (top < seen) {
                scroll.setVvalue(top / hidden);
            } else if (bottom > seen + room) {
                scroll.setVvalue(Math.min(top, bottom - room) / hidden);
            }
        }
    }
}
