package dev.fiberscope.ui.glyph;

import java.util.Locale;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

/** Words as nodes, by their style classes. */
public final class Labels {
    private Labels() {}

    public static Label of(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** The heading of a part of a pane: small capitals. */
    public static Label section(String text) {
        return of(text.toUpperCase(Locale.ROOT), "section-label");
    }

    /** Text that does {@code action} when it is clicked, or chosen by keys. */
    public static Hyperlink link(String text, Runnable action, String... styleClasses) {
        var link = new Hyperlink(text);
        link.getStyleClass().setAll("link");
        link.getStyleClass().addAll(styleClasses);
        link.setOnAction(_ -> action.run());
        return link;
    }
}
