package dev.fiberscope.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.VBox;

/** The last tab, while texts are closed: lists them, and opens them again. */
final class ClosedTexts extends Tab {
    private final Consumer<CodeText> reopen;
    private final List<CodeText> texts = new ArrayList<>();
    private final VBox list = new VBox();

    /** {@code reopen} is given the text that was chosen. */
    ClosedTexts(Consumer<CodeText> reopen) {
        this.reopen = reopen;
        setClosable(false);
        setId("closed-texts");
        list.getStyleClass().add("closed-texts");
        setContent(list);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    boolean has(CodeText text) {
        return texts.contains(text);
    }

    void add(CodeText text) {
        texts.add(text);
    }

    void remove(CodeText text) {
        texts.remove(text);
    }

    void clear() {
        texts.clear();
    }

    /** Forgets texts that are not in {@code all}. */
    void keep(List<CodeText> all) {
        texts.retainAll(all);
    }

    /** Writes the list anew, each text with its title. */
    void name(Function<CodeText, String> title) {
        setText(texts.size() + " closed");
        list.getChildren().setAll(new Label("Closed texts; choose one to open it again."));
        for (var text : texts) {
            var open = new Button(title.apply(text));
            open.setOnAction(_ -> reopen.accept(text));
            list.getChildren().add(open);
        }
    }
}
