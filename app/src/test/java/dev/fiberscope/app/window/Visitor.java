package dev.fiberscope.app.window;

import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.app.command.WindowOpener.Request;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.picture.StackPicture;
import dev.fiberscope.ui.window.FiberscopeWindow;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Somebody with a mouse, a keyboard and eyes, in front of the whole program's window. What is asked
 * for and does not happen within 20 seconds fails the test with what is to be read instead.
 */
final class Visitor {
    private static final int SECONDS = 20;
    private static final int MANY_TABS = 80;

    private final FxRobot robot = new FxRobot();
    private final SettingsFile settings;
    private Stage stage;
    private Optional<FiberscopeWindow> window = Optional.empty();

    private Visitor(SettingsFile settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
    }

    /** In front of the window as {@code ./fiberscope} opens it. */
    static Visitor starts(SettingsFile settings) throws TimeoutException {
        var visitor = new Visitor(settings, FxToolkit.registerPrimaryStage());
        visitor.show();
        return visitor;
    }

    /** Closes the window, and starts the program once more. */
    void startsAgain() throws TimeoutException {
        robot.interact(stage::hide);
        FxToolkit.cleanupStages();
        stage = FxToolkit.registerPrimaryStage();
        show();
    }

    private void show() {
        var samples = Samples.read();
        var window = new JavaFxWindow(new Gallery(new Inputs(samples), samples), settings);
        robot.interact(() -> {
            var request = new Request(Optional.empty(), OptionalLong.empty(), Optional.empty());
            this.window = Optional.of(window.show(stage, request));
            stage.toFront();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** As a chosen or dropped file is opened: the system's file chooser needs a display. */
    void opensFile(Path file) {
        robot.interact(() -> window.orElseThrow().open(file));
    }

    boolean dark() {
        return settings.read().dark();
    }

    /** Goes with Tab until the keyboard is at {@code query}; at most once around. */
    void focuses(String query) {
        for (int i = 0; i < MANY_TABS && !fx(() -> node(query).isFocused()); i++) {
            robot.push(KeyCode.TAB);
        }
        until("the keyboard at " + query, () -> node(query).isFocused());
    }

    Stream<String> words(String query) {
        return shown(query).map(Visitor::words);
    }

    void presses(KeyCode... keys) {
        robot.push(keys);
    }

    void writes(String text) {
        robot.write(text);
    }

    void clicks(String query) {
        until(query + " is there", () -> shown(query).findFirst().isPresent());
        robot.clickOn(node(query));
    }

    /** Clicks the first thing of {@code query} that says {@code words}. */
    void clicks(String query, String words) {
        Predicate<Node> says = node -> words(node).contains(words);
        until(query + " with " + words, () -> shown(query).anyMatch(says));
        robot.clickOn(fx(() -> shown(query).filter(says).findFirst().orElseThrow()));
    }

    /** Clicks in the picture what a screen reader reads out as {@code words}. */
    void clicksInPicture(String words) {
        until(
                words + " in the picture",
                () ->
                        picture().scene().regions().stream()
                                .anyMatch(each -> each.words().startsWith(words)));
        robot.clickOn(fx(() -> placeInPicture(words)), MouseButton.PRIMARY);
    }

    private Point2D placeInPicture(String words) {
        var view = picture();
        var box =
                view.scene().regions().stream()
                        .filter(each -> each.words().startsWith(words))
                        .findFirst()
                        .orElseThrow()
                        .box();
        double scale = 1; // at the ordinary size of font
        return view.localToScreen(
                (box.x() + Math.min(20, box.width() / 2)) * scale,
                (box.y() + Math.min(10, box.height() / 2) - view.scrolled()) * scale);
    }

    StackPicture picture() {
        return (StackPicture) node(".stack-picture");
    }

    void opensTab(String title) {
        clicks(".tab-pane .tab-label", title);
        until(
                title + " in front",
                () ->
                        shown(".tab-pane")
                                .anyMatch(each ->
                                        ((TabPane) each)
                                                .getSelectionModel()
                                                .getSelectedItem()
                                                .getText()
                                                .equals(title)));
    }

    /** Presses the mouse at {@code from} of a node's width, drags to {@code to}, and lets go. */
    void drags(String query, double from, double to, double y) {
        robot.moveTo(fx(() -> at(query, from, y)));
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(fx(() -> at(query, (from + to) / 2, y)));
        robot.moveTo(fx(() -> at(query, to, y)));
        robot.release(MouseButton.PRIMARY);
    }

    private Point2D at(String query, double share, double y) {
        var bounds = node(query).getLayoutBounds();
        return node(query).localToScreen(bounds.getWidth() * share, y);
    }

    void reads(String sentence) {
        until(
                sentence,
                () -> words(".sentence-bar").anyMatch(each -> each.strip().startsWith(sentence)));
    }

    void readsStep(long step) {
        until("step " + step, () -> stepShown() == step);
    }

    void sees(String query, String words) {
        until(
                words + " in " + query,
                () -> shown(query).anyMatch(each -> words(each).contains(words)));
    }

    void seesNo(String query) {
        until("no " + query, () -> shown(query).findFirst().isEmpty());
    }

    String sentence() {
        return fx(() -> words(".sentence-bar").findFirst().orElse("").strip());
    }

    long step() {
        return fx(this::stepShown);
    }

    /** On the JavaFX thread; -1 where there is none. */
    private long stepShown() {
        return words(".step-number")
                .map(words -> words.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }

    CodeArea code() {
        return (CodeArea) node(".code");
    }

    /** The first line of the code with {@code words}, from 0. */
    int lineOf(String words) {
        return fx(() -> {
            var text = code().getText();
            return (int) text.substring(0, text.indexOf(words)).lines().count() - 1;
        });
    }

    /** What stands beside line {@code line} (from 1) in a column of the gutter. */
    void clicksBesideLine(int line, String column) {
        until("line " + line, () -> beside(line, column).isPresent());
        robot.clickOn(fx(() -> beside(line, column).orElseThrow()));
    }

    private Optional<Node> beside(int line, String column) {
        var number = String.format(Locale.ROOT, "%3d", line);
        return shown(".gutter")
                .filter(gutter ->
                        gutter.lookupAll(".gutter-number").stream()
                                .anyMatch(each ->
                                        each instanceof Label label
                                                && label.getText().equals(number)))
                .flatMap(gutter -> gutter.lookupAll(column).stream())
                .findFirst();
    }

    void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("never: " + what + "; but: " + sentence(), late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000L, question);
    }

    Node node(String query) {
        return shown(query).findFirst().orElseThrow(() -> new AssertionError("no " + query));
    }

    /** In the order of the scene, without what is hidden. */
    Stream<Node> shown(String query) {
        return stage.getScene().getRoot().lookupAll(query).stream().filter(Visitor::visible);
    }

    private static boolean visible(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent)
                .allMatch(Node::isVisible);
    }

    private static String words(Node node) {
        return switch (node) {
            case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
            case Text text -> text.getText();
            default -> Objects.requireNonNullElse(node.getAccessibleText(), "");
        };
    }
}
