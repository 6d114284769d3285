package dev.fiberscope.ui.find;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import dev.fiberscope.ui.session.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/**
 * A field, and under it what was found for the words in it: up and down choose, Enter takes, Escape
 * leaves. The list lies over the panes.
 */
public final class Finder {
    private static final String PROMPT = "Find a stack, function, event or command";

    /** From long to short, for narrow fields. */
    private static final List<String> PROMPTS = List.of(PROMPT, "Find anything", "Find");

    /** Beside the prompt, in ordinary sizes of the font: the lens, and a margin. */
    private static final double BESIDE = 4.5;

    private static final double ROW = 1.9;
    private static final double LEAST_WIDTH = 44;

    /** Below this width of the field, in lines of text, the keys are not shown in it. */
    private static final double WITH_KEYS = 32;

    private final Candidates candidates;
    private final TextField field = new TextField();
    private final Label keys;
    private final StackPane box;
    private final ListView<Line> list = new ListView<>();
    private final StackPane results = new StackPane(list);
    private Optional<Node> before = Optional.empty();
    private double size = 12;

    /** Finds actions, and what is in {@code model}. */
    public Finder(Actions actions, SessionModel model) {
        candidates = new Candidates(actions, model);
        keys = Labels.of(actions.of(ActionId.FIND).shownKeys(), "tertiary", "small", "finder-keys");
        keys.setMouseTransparent(true);
        keys.setMinWidth(Region.USE_PREF_SIZE);
        var lens = new GlyphIcon(Glyph.FIND, 13);
        lens.setMouseTransparent(true);
        lens.getStyleClass().add("finder-lens");
        field.setPromptText(PROMPT);
        field.setAccessibleText(PROMPT);
        field.setId("finder");
        field.getStyleClass().addAll("search", "finder-field");
        field.setMaxWidth(Double.MAX_VALUE);
        field.textProperty().subscribe(this::typed);
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        show(false);
                    }
                });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.setOnMouseClicked(_ -> show(true));
        box = new StackPane(field, lens, keys);
        box.setMinWidth(0);
        box.widthProperty().subscribe(this::prompt);
        field.fontProperty().subscribe(this::prompt);
        StackPane.setAlignment(lens, Pos.CENTER_LEFT);
        StackPane.setAlignment(keys, Pos.CENTER_RIGHT);
        list.getStyleClass().addAll("list", "finder-list");
        list.setId("finder-list");
        list.setFocusTraversable(false);
        list.setAccessibleText("found");
        list.setCellFactory(_ -> new LineCell(this::take));
        list.setPlaceholder(Labels.of("Nothing of that name.", "tertiary"));
        results.getStyleClass().add("finder-results");
        results.setMinSize(0, 0);
        StackPane.setAlignment(results, Pos.TOP_LEFT);
        results.setVisible(false);
        use(size);
    }

    /** Where people type. */
    public Region field() {
        return box;
    }

    /** What was found; belongs over everything else, in a stack pane as large as the scene. */
    public Region results() {
        return results;
    }

    /** Puts the keyboard into the field, with nothing in it. */
    public void open() {
        Optional.ofNullable(field.getScene().getFocusOwner())
                .filter(owner -> !owner.equals(field))
                .ifPresent(owner -> before = Optional.of(owner));
        field.clear();
        field.requestFocus();
        show(true);
    }

    /** Changes to ordinary words of {@code pixels}. */
    public void use(double pixels) {
        size = pixels;
        list.setFixedCellSize(Math.ceil(ROW * size));
        keys.visibleProperty().bind(box.widthProperty().greaterThan(WITH_KEYS * size));
        prompt();
    }

    private void prompt() {
        double room = box.getWidth() - BESIDE * size;
        field.setPromptText(
                PROMPTS.stream()
                        .filter(words -> width(words) < room)
                        .findFirst()
                        .orElse(PROMPTS.getLast()));
    }

    private double width(String words) {
        var text = new Text(words);
        text.setFont(field.getFont());
        return text.getLayoutBounds().getWidth();
    }

    /** The keyboard may come by on its way elsewhere: only words open the list. */
    private void typed() {
        if (field.isFocused() && !field.getText().isEmpty()) {
            show(true);
        } else {
            refill();
        }
    }

    private void show(boolean wanted) {
        results.setVisible(wanted);
        if (wanted) {
            refill();
        }
    }

    private void refill() {
        if (!results.isVisible()) {
            return;
        }
        var lines = new ArrayList<Line>();
        for (var section : candidates.find(field.getText())) {
            lines.add(new Line.Heading(section));
            section.best().forEach(each -> lines.add(new Line.Entry(each)));
        }
        list.getItems().setAll(lines);
        list.scrollTo(0);
        list.getSelectionModel().select(lines.isEmpty() ? -1 : 1);
        place();
    }

    /** Under the field, as high as the lines need and the scene allows. */
    private void place() {
        var scene = box.getScene();
        var parent = results.getParent();
        if (scene == null || parent == null) {
            return;
        }
        double width =
                Math.clamp(
                        box.getWidth(),
                        Math.min(LEAST_WIDTH * size, scene.getWidth() - 16),
                        scene.getWidth());
        var corner = parent.sceneToLocal(box.localToScene(box.getWidth(), box.getHeight() + 4));
        double room = scene.getHeight() - corner.getY() - 2 * size;
        double lines = Math.max(2, list.getItems().size()) * list.getFixedCellSize();
        double x = Math.max(8, corner.getX() - width);
        results.setPrefSize(width, Math.min(room, lines + 2 * size));
        results.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setMargin(results, new Insets(corner.getY(), 0, 0, x));
    }

    private void press(KeyEvent input) {
        boolean handled = true;
        switch (input.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case ENTER ->
                    Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                            .ifPresent(this::take);
            case ESCAPE -> leave();
            default -> handled = false;
        }
        if (handled) {
            input.consume();
        }
        if (input.getCode() == KeyCode.DOWN && !results.isVisible()) {
            show(true);
        }
    }

    /** The next line that is no heading, round at the ends. */
    private void choose(int by) {
        List<Line> lines = list.getItems();
        int at = list.getSelectionModel().getSelectedIndex();
        for (int i = 0; i < lines.size(); i++) {
            at = Math.floorMod(at + by, lines.size());
            if (lines.get(at) instanceof Line.Entry) {
                list.getSelectionModel().select(at);
                list.scrollTo(Math.max(0, at - 6));
                return;
            }
        }
    }

    private void take(Line line) {
        if (line instanceof Line.Entry(var what)) {
            leave();
            what.choose().run();
        }
    }

    /** Gives the keyboard back to what had it. */
    private void leave() {
        show(false);
        field.clear();
        before.filter(owner -> owner.getScene() != null)
                .ifPresentOrElse(Node::requestFocus, () -> box.getScene().getRoot().requestFocus());
        before = Optional.empty();
    }
}
