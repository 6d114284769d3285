package dev.fiberscope.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Course;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.ui.code.Texts;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
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
    private Optional<Inspector> inspector = Optional.empty();

    @Start
    void start(Stage stage) {
        var shown = new Inspector(model, new Texts(model.modules()));
        inspector = Optional.of(shown);
        var made = new Scene(shown.node(), 620, 700);
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

    private TextField typed() {
        return all("#value-field", TextField.class).getFirst();
    }

    /** Asks for another value of {@code name} with F2, and sends {@code text}. */
    private void type(String name, String text) {
        focus(name);
        press(KeyCode.F2);
        send(text);
    }

    private void send(String text) {
        robot.interact(() -> {
            typed().setText(text);
            typed().fireEvent(new javafx.event.ActionEvent());
        });
    }

    private String change() {
        return model.stop()
                .filter(stop -> stop.reason() instanceof StopReason.Edited)
                .map(stop -> ((StopReason.Edited) stop.reason()).change())
                .orElse("");
    }

    @Test
    void aValueIsChangedInPlaceAndMakesABranch() {
        toTheSuspend();
        focus("$n");
        press(KeyCode.ENTER);
        assertTrue(typed().isFocused());
        assertEquals("13", typed().getSelectedText());
        assertEquals("new value of $n, i32", typed().getAccessibleText());
        send("0x10");
        until(() -> change().equals("local $n of $task on S1 = 0x10"));
        assertEquals(List.of(), all("#value-field", TextField.class));
        assertTrue(words().containsAll(List.of("16", "was 13")), () -> words().toString());
        assertTrue(model.stop().orElseThrow().course() instanceof Course.Branched);
    }

    @Test
    void whatIsRefusedStaysInItsFieldWithTheReason() {
        toTheSuspend();
        type("$n", "lots");
        until(() -> words().stream().anyMatch(each -> each.startsWith("\"lots\" is no i32")));
        assertEquals("lots", typed().getText());
        assertTrue(typed().getAccessibleHelp().startsWith("\"lots\" is no i32"));
        robot.interact(() -> typed().setText("5"));
        assertFalse(words().stream().anyMatch(each -> each.startsWith("\"lots\"")));
        assertEquals(new Course.Live(), model.stop().orElseThrow().course());
    }

    @Test
    void escapeAndTheSameValueLeaveItAsItIs() {
        toTheSuspend();
        var stop = model.stop();
        focus("$n");
        press(KeyCode.F2);
        press(KeyCode.ESCAPE);
        assertEquals(List.of(), all("#value-field", TextField.class));
        assertEquals(List.of("$n"), focused());
        type("$n", " 13 ");
        assertEquals(List.of(), all("#value-field", TextField.class));
        assertEquals(stop, model.stop());
    }

    private List<String> focused() {
        return all(".cell-name", Labeled.class).stream()
                .filter(Node::isFocused)
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void aFieldOfAnObjectIsChangedToo() {
        toTheSuspend();
        focus("$node");
        press(KeyCode.RIGHT);
        type("$id", "1");
        until(() -> words().stream().anyMatch(each -> each.contains("immutable")));
        press(KeyCode.ESCAPE);
        type("$next", "null");
        until(() -> !change().isEmpty());
        assertEquals("field $next of struct 1 = null", change());
        assertEquals(List.of("$node", "$id", "$next", "$row", "$v", "$n"), names());
    }

    @Test
    void bytesOfMemoryAreChangedWhereTheyDiffer() {
        select("Memory");
        var lines = all(".memory-lines", ListView.class).getFirst();
        robot.interact(() -> {
            lines.requestFocus();
            lines.getSelectionModel().select(1);
        });
        press(KeyCode.F2);
        assertEquals("00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00", typed().getText());
        send("00 00 41 42 00 00 00 00 00 00 00 00 00 00 00 00");
        until(() -> !change().isEmpty());
        assertEquals("memory $small of instance 1, bytes 18 to 19 = 41 42", change());
    }

    private List<String> menu(String of) {
        robot.interact(() -> {
            var node =
                    all(".cell-name", Labeled.class).stream()
                            .filter(each -> each.getText().equals(of))
                            .findFirst()
                            .orElseThrow();
            node.fireEvent(
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            200,
                            200,
                            200,
                            200,
                            true,
                            null));
        });
        return items().stream().map(MenuItem::getText).filter(Objects::nonNull).toList();
    }

    private static List<MenuItem> items() {
        return Window.getWindows().stream()
                .filter(each -> each instanceof ContextMenu && each.isShowing())
                .flatMap(each -> ((ContextMenu) each).getItems().stream())
                .toList();
    }

    @Test
    void theMenuOfAValueGoesToWhereItWasWritten() {
        toTheSuspend();
        long here = model.stop().orElseThrow().snapshot().step();
        assertEquals(
                List.of("Change the value...", "When was this last written?", "Next write"),
                menu("$n"));
        robot.interact(() -> items().get(1).fire());
        until(() -> model.stop().orElseThrow().snapshot().step() < here);
        assertTrue(
                model.stop().orElseThrow().reason() instanceof StopReason.Found,
                () -> model.stop().orElseThrow().reason().toString());
    }

    @Test
    void theLifeOfAContinuationIsTold() {
        until(() -> model.stop().isPresent());
        var before = model.stop();
        robot.interact(() -> model.send(new Command.StepToSwitch()));
        until(() -> !model.stop().equals(before));
        toTheSuspend();
        var there = model.stop();
        robot.interact(() -> model.send(new Command.StepInto()));
        until(() -> !model.stop().equals(there));
        robot.interact(() -> inspector.orElseThrow().tell(new ContinuationId(1)));
        until(() -> words().contains("THE LIFE OF K1") && words().contains("made"));
        robot.interact(() ->
                all(".link", Hyperlink.class).stream()
                        .filter(each -> each.getText().equals("close"))
                        .forEach(Hyperlink::fire));
        assertFalse(words().contains("THE LIFE OF K1"));
    }
}
