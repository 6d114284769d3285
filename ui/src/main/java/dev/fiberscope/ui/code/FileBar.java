package dev.fiberscope.ui.code;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A bar over the texts: what happened to the file on disk, and what can be done about it. */
final class FileBar extends HBox {
    private final Label words = new Label();

    FileBar() {
        getStyleClass().add("file-bar");
        setId("file-bar");
        words.setId("file-bar-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(FileNews news) {
        words.setText(news.words());
        getStyleClass().removeAll("trouble");
        if (news.trouble()) {
            getStyleClass().add("trouble");
        }
        getChildren().setAll(words);
        news.choices().forEach(choice -> getChildren().add(button(choice)));
        setAccessibleText(news.words());
        setVisible(true);
    }

    void hide() {
        setVisible(false);
        getChildren().clear();
    }

    private static Button button(FileNews.Choice choice) {
        var button = new Button(choice.words());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> choice.act().run());
        return button;
    }
}
