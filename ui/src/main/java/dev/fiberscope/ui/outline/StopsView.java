package dev.fiberscope.ui.outline;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.SessionModel;
import javafx.beans.Observable;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the session stops: all breakpoints. Choosing one shows its line; its button removes it. */
public final class StopsView {
    private final SessionModel model;
    private final Texts texts;
    private final VBox rows = new VBox();

    public StopsView(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        rows.getStyleClass().add("stops");
        model.breakpoints().addListener((Observable _) -> refill());
        refill();
    }

    public Parent node() {
        return rows;
    }

    private void refill() {
        if (model.breakpoints().isEmpty()) {
            var none = Labels.of("None yet. Click beside a line number, or press F9.", "tertiary");
            none.setWrapText(true);
            rows.getChildren().setAll(none);
        } else {
            rows.getChildren().setAll(model.breakpoints().stream().map(this::row).toList());
        }
    }

    private HBox row(CodePoint at) {
        var where =
                Labels.link(
                        texts.where(at),
                        () -> model.select(new Selected.OfPlace(at)),
                        "mono",
                        "stop-name");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var remove = new Button();
        remove.setGraphic(new GlyphIcon(Glyph.CLOSE, 9));
        remove.getStyleClass().setAll("bare-button");
        remove.setAccessibleText("remove the breakpoint at " + texts.where(at));
        remove.setTooltip(new Tooltip("Remove"));
        remove.setOnAction(_ -> model.toggleBreakpoint(at));
        var row = new HBox(new GlyphIcon(Glyph.BREAKPOINT, 11, "state-stop"), where, gap, remove);
        row.getStyleClass().add("stop-row");
        return row;
    }
}
