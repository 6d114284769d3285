package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;

/** A text that is no valid module, with its error in it. */
final class BrokenTab extends Tab implements CodeView.Clicks {
    private final String name;

    BrokenTab(Source source, ModuleException fault) {
        name = source.name();
        setText(ModuleTitle.withoutFolder(name));
        getStyleClass().add("broken");
        var message =
                new Label(
                        ModuleTitle.withoutFolder(name)
                                + ":"
                                + source.shown(fault.place())
                                + ": "
                                + fault.sentence());
        message.getStyleClass().add("code-error-line");
        message.setWrapText(true);
        message.setMaxWidth(Double.MAX_VALUE);
        var pane = new BorderPane();
        pane.setTop(message);
        if (source instanceof Source.Text(_, var written)) {
            var text = CodeText.of(name, written);
            var view = new RichTextCode(text, this);
            view.mark(CodeMarks.NONE.withError(fault.place()));
            int at = Math.min(fault.place().start(), written.length());
            view.moveCursor(at);
            view.reveal(text.line(at));
            pane.setCenter(view.node());
        }
        setContent(pane);
    }

    /** True for an earlier or later try at {@code source}. */
    boolean isOf(Source source) {
        return name.equals(source.name());
    }

    @Override
    public void toggleBreakpoint(int line) {}

    @Override
    public void switchBreakpoint(int line) {}

    @Override
    public void select(StackPosition stack) {}

    @Override
    public Optional<String> about(int offset) {
        return Optional.empty();
    }
}
