package dev.fiberscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The inspector on a program that stands in a frame with all sorts of values. */
@ExtendWith(ApplicationExtension.class)
final class InspectorTest {
    private static final String OBJECTS =
            """
            (module $objects
              (type $f (func)) (type $k (cont $f))
              (type $node (struct (field $id i32) (field $next (mut (ref null $node)))))
              (type $row (array (mut i32)))
              (import "spectest" "global_i32" (global i32))
              (tag $t) (elem declare func $task)
              (global $row (ref $row) (array.new $row (i32.const 9) (i32.const 250)))
              (memory $small 1) (memory $large i64 2)
              (data (memory $large) (i64.const 65552) "far away")
              (func $task
                (local $node (ref null $node)) (local $row (ref null $row)) (local $v v128)
                (local $n i32)
                (local.set $n (i32.const 12))
                (local.set $v (v128.const i32x4 1 2 3 4))
                (local.set $node (struct.new $node (i32.const 5) (ref.null $node)))
                (struct.set $node $next (local.get $node) (local.get $node))
                (local.set $row (global.get $row))
                (local.set $n (i32.const 13))
                (suspend $t))
              (func (export "main")
                (block $got (result (ref $k))
                  (resume $k (on $t $got) (cont.new $k (ref.func $task)))
                  (return))
                (drop)))
            """;

    private final SessionModel model = new SessionModel(Platform::runLater);
    private FxRobot robot = new FxRobot();
    private Optional<Scene> scene = Optional.empty();

    @Start
    void start(Stage stage) {
        var inspector = new Inspector(model, new Texts(model.modules()));
        var made = new Scene(inspector.node(), 620, 700);
        stage.setScene(made);
        stage.show();
        scene = Optional.of(made);
    }

    @BeforeEach
    void open(FxRobot given) throws ModuleException {
        robot = given;
        var session = DebugSession.open(Program.read("objects.wat", OBJECTS));
        robot.interact(() -> model.open(OpenSession.of(session)));
        until(() -> model.stop().isPresent());
    }

    @AfterEach
    void close() {
        robot.interact(model::close);
    }

    private static void until(BooleanSupplier reached) {
        try {
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(reached::getAsBoolean).get());
        } catch (TimeoutException late) {
            throw new AssertionError("did not come", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Goes on until another stack runs, or is about to leave. */
    private void toTheSuspend() {
        for (int i = 0; i < 60 && !atSuspend(); i++) {
            var before = model.stop();
            robot.interact(() ->
                    model.send(
                            new Command.StepInto(dev.fiberscope.engine.session.Direction.FORWARD)));
            until(() -> !model.stop().equals(before));
        }
        assertTrue(atSuspend());
    }

    private boolean atSuspend() {
        return model.stop()
                .filter(stop ->
                        stop.snapshot().forecast()
                                instanceof dev.fiberscope.engine.model.Forecast.Suspends)
                .isPresent();
    }

    private Node root() {
        return scene.orElseThrow().getRoot();
    }

    private <T extends Node> List<T> all(String query, Class<T> kind) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () ->
                        root().lookupAll(query).stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .toList());
    }

    private List<String> names() {
        return all(".cell-name", Labeled.class).stream().map(Labeled::getText).toList();
    }

    private List<String> words() {
        return all(".label", Labeled.class).stream().map(Labeled::getText).toList();
    }

    private void press(KeyCode key) {
        robot.push(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void focus(String name) {
        robot.interact(() ->
                all(".cell-name", Labeled.class).stream()
                        .filter(each -> each.getText().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .requestFocus());
    }

    private void select(String tab) {
        robot.interact(() -> {
            if (root().lookup(".tab-pane") instanceof TabPane tabs) {
                tabs.getTabs().stream()
                        .filter(each -> each.getText().equals(tab))
                        .forEach(tabs.getSelectionModel()::select);
            }
        });
    }

    @Test
    void rightOpensAnObjectAndLeftGoesBack() {
        toTheSuspend();
        assertEquals(List.of("$node", "$row", "$v", "$n"), names());
        focus("$node");
        press(KeyCode.RIGHT);
        assertEquals(List.of("$node", "$id", "$next", "$row", "$v", "$n"), names());
        press(KeyCode.DOWN);
        press(KeyCode.RIGHT);
        assertEquals(List.of("$node", "$id", "$next", "$id", "$next", "$row", "$v", "$n"), names());
        press(KeyCode.LEFT);
        press(KeyCode.LEFT);
        press(KeyCode.LEFT);
        assertEquals(List.of("$node", "$row", "$v", "$n"), names());
        press(KeyCode.DOWN);
        press(KeyCode.RIGHT);
        assertEquals(4 + 100, names().size());
        var more =
                all(".link", Hyperlink.class).stream()
                        .filter(each -> each.getText().equals("100 more of 150"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(more::fire);
        assertEquals(4 + 200, names().size());
    }

    @Test
    void whatChangedSaysWhatItWas() {
        toTheSuspend();
        assertTrue(words().contains("was 12"), () -> words().toString());
        assertEquals(1, all(".changed-bar", Node.class).size());
    }

    @Test
    void vectorsAreReadAsChosen() {
        toTheSuspend();
        assertTrue(words().contains("1 2 3 4"));
        var shape =
                all(".link", Hyperlink.class).stream()
                        .filter(each -> each.getText().equals("i32x4"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(shape::fire);
        assertTrue(words().contains("8589934593 17179869187"));
    }

    @Test
    void everyNameCanBeReachedAndIsTold() {
        toTheSuspend();
        var links = all(".link", Hyperlink.class);
        assertFalse(links.isEmpty());
        for (var link : links) {
            assertTrue(link.isFocusTraversable(), link.getText());
            assertFalse(link.getText().isBlank());
        }
        var step =
                links.stream()
                        .filter(each ->
                                String.valueOf(each.getAccessibleText()).startsWith("Go to"))
                        .findFirst()
                        .orElseThrow();
        robot.interact(step::fire);
        until(() -> model.stop().orElseThrow().reason() instanceof StopReason.Travelled);
    }

    @Test
    void theSearchIsToldStackByStack() {
        toTheSuspend();
        assertTrue(words().contains("THE SEARCH, STACK BY STACK"), () -> words().toString());
        var parents =
                all(".link", Hyperlink.class).stream()
                        .filter(each -> each.getText().equals("S0"))
                        .toList();
        assertFalse(parents.isEmpty());
        robot.interact(() -> parents.getFirst().fire());
        assertTrue(model.shown().get().selection().orElseThrow() instanceof Selected.OfStack);
    }

    @Test
    void importedGlobalsAreCalledAsTheyAreImported() {
        select("Globals and tables");
        assertEquals(List.of("spectest.global_i32", "$row"), names());
        assertTrue(words().contains("250 elements"));
    }

    @Test
    void memoriesAreChosenAndAddressesTyped() {
        select("Memory");
        var memories =
                all(".combo-box", ComboBox.class).stream()
                        .filter(each -> "memory to show".equals(each.getAccessibleText()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> memories.getSelectionModel().select(1));
        var address = all(".text-field", TextField.class).getFirst();
        robot.interact(() -> {
            address.setText("0x10010");
            address.fireEvent(new javafx.event.ActionEvent());
        });
        var lines = all(".memory-lines", ListView.class).getFirst();
        assertEquals(65_552L, lines.getSelectionModel().getSelectedItem());
        until(() ->
                root().lookupAll(".list-cell").stream()
                        .anyMatch(each ->
                                each instanceof Labeled cell
                                        && String.valueOf(cell.getText()).contains("far away")));
        robot.interact(() -> {
            address.setText("0x20000");
            address.fireEvent(new javafx.event.ActionEvent());
        });
        assertTrue(
                address.getPseudoClassStates().stream()
                        .anyMatch(each -> each.getPseudoClassName().equals("error")));
    }
}
