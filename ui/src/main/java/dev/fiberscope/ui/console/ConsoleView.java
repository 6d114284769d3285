package dev.fiberscope.ui.console;

import dev.fiberscope.ui.session.ConsoleLine;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * All that the program printed and Fiberscope said, newest at the bottom; can be selected and
 * copied.
 */
public final class ConsoleView {
    private final SessionModel model;
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final VirtualizedScrollPane<StyleClassedTextArea> pane =
            new VirtualizedScrollPane<>(area);

    public ConsoleView(SessionModel model) {
        this.model = model;
        area.setEditable(false);
        area.setWrapText(true);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setAccessibleText("console");
        area.getStyleClass().addAll("console", "mono");
        model.console().addListener(this::changed);
    }

    public Parent node() {
        return pane;
    }

    private void changed(ListChangeListener.Change<? extends ConsoleLine> change) {
        boolean onlyAdded = true;
        while (change.next()) {
            onlyAdded &=
                    change.wasAdded()
                            && !change.wasRemoved()
                            && change.getTo() == change.getList().size();
            if (onlyAdded) {
                change.getAddedSubList().forEach(this::append);
            }
        }
        if (!onlyAdded) {
            area.clear();
            model.console().forEach(this::append);
        }
        area.requestFollowCaret();
    }

    private void append(ConsoleLine line) {
        area.append(line.text(), List.of(styleClass(line.kind())));
        area.moveTo(area.getLength());
    }

    private static String styleClass(ConsoleLine.Kind kind) {
        return switch (kind) {
            case PRINTED -> "console-printed";
            case PRINTED_ERROR -> "console-error";
            case NOTICE -> "console-notice";
            case FAULT -> "console-fault";
        };
    }
}
