package dev.fiberscope.ui.window;

import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/**
 * Asks where frames shall live on a simulated target, and says what choosing costs: the program
 * begins anew. There only while somebody asks.
 */
final class PolicyRow extends FlowPane {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final SessionModel model;
    private final Consumer<Optional<PolicySettings>> choose;
    private final MenuButton presets = new MenuButton("Systems");
    private final TextField field = new TextField();
    private final Button restart = new Button("Restart with it");
    private final Label about = Labels.of("", "tertiary");
    private final Label complaint = Labels.of("", "bad");
    private Optional<Node> focusBefore = Optional.empty();

    /** A row that is not there yet; {@code choose} is told what was chosen. */
    PolicyRow(SessionModel model, Consumer<Optional<PolicySettings>> choose) {
        this.model = model;
        this.choose = choose;
        setId("policy-row");
        getStyleClass().add("answer-row");
        field.setId("policy");
        field.setPromptText("none, v8-growable, go,cfi=again, segmented,first=1K,host=segment");
        field.setAccessibleText("policy of stack memory: a name, and settings behind commas");
        field.getStyleClass().addAll("search", "mono");
        field.setOnAction(_ -> restart());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().subscribe(_ -> read());
        presets.setId("policy-presets");
        presets.getStyleClass().addAll("tool", "condition-before");
        presets.setAccessibleText("policies of systems");
        presets.getItems().add(item(PolicyReader.NONE, "none: simulate no stack memory"));
        for (var group : List.of(Preset.SYSTEMS, Preset.POLICIES)) {
            presets.getItems().add(new SeparatorMenuItem());
            group.forEach(each ->
                    presets.getItems().add(item(each.name(), each.name() + ": " + each.title())));
        }
        restart.setId("policy-restart");
        restart.getStyleClass().addAll("tool", "answer-button");
        restart.setOnAction(_ -> restart());
        for (var words : List.of(about, complaint)) {
            words.setWrapText(true);
            words.maxWidthProperty().bind(widthProperty().subtract(48));
        }
        var close = Labels.link("Close", this::leave, "tertiary");
        getChildren()
                .addAll(
                        Labels.of("Stack memory", "secondary"),
                        presets,
                        field,
                        restart,
                        close,
                        complaint,
                        about);
        model.session().subscribe(_ -> hide());
        hide();
    }

    private MenuItem item(String name, String words) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> {
            field.setText(name);
            field.requestFocus();
            field.end();
        });
        return item;
    }

    /** Puts the keyboard into the field. */
    void ask() {
        focusBefore =
                Optional.ofNullable(getScene().getFocusOwner()).filter(each -> !each.equals(field));
        setVisible(true);
        setManaged(true);
        field.setText(present());
        read();
        field.requestFocus();
        field.selectAll();
    }

    private String present() {
        return model.session()
                .get()
                .flatMap(OpenSession::policy)
                .map(PolicyRow::shortly)
                .orElse(PolicyReader.NONE);
    }

    /** The name of a preset that is as it stands in the list; else all settings. */
    static String shortly(PolicySettings settings) {
        return Preset.named(settings.name())
                        .map(Preset::settings)
                        .filter(settings::equals)
                        .isPresent()
                ? settings.name()
                : PolicyReader.text(settings);
    }

    /** The name, and whether settings differ from those of the preset. */
    static String title(PolicySettings settings) {
        return shortly(settings).equals(settings.name())
                ? settings.title()
                : settings.title() + ", changed";
    }

    private boolean recorded() {
        return model.session().get().flatMap(OpenSession::recording).isPresent();
    }

    /** Says what is wrong with what stands in the field, or where its numbers are from. */
    private void read() {
        switch (PolicyReader.read(field.getText().strip())) {
            case Reading.Refused(var sentence) -> {
                complain(sentence);
                about.setText("");
            }
            case Reading.Chosen(var chosen) -> {
                complain("");
                about.setText(
                        recorded()
                                ? "A recording is replayed with the stack memory that it was made with. The Policies"
                                        + " pane compares it with others."
                                : chosen.map(each -> each.source() + ". ").orElse("")
                                        + "The program begins anew, and its hosts are called again; breakpoints, event stops"
                                        + " and bookmarks stay.");
            }
        }
        restart.setDisable(complaint.isVisible() || recorded());
    }

    private void restart() {
        if (restart.isDisabled()) {
            return;
        }
        if (PolicyReader.read(field.getText().strip()) instanceof Reading.Chosen(var chosen)) {
            leave();
            choose.accept(chosen);
        }
    }

    private void complain(String sentence) {
        complaint.setText(sentence);
        complaint.setVisible(!sentence.isEmpty());
        complaint.setManaged(!sentence.isEmpty());
        field.setAccessibleHelp(sentence);
        field.pseudoClassStateChanged(ERROR, !sentence.isEmpty());
    }

    private void pressed(KeyEvent input) {
        if (input.getCode() == KeyCode.ESCAPE) {
            leave();
            input.consume();
        }
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    private void leave() {
        hide();
        focusBefore.filter(each -> each.getScene() != null).ifPresent(Node::requestFocus);
    }
}
