package dev.fiberscope.ui.picture;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.layout.Pictures;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.SnapshotFixture;
import dev.fiberscope.ui.theme.Palette;
import dev.fiberscope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class StackPictureTest {
    private static final Theme DARK = new Theme(Palette.DARK);

    private final List<Selected> chosen = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made by start, when JavaFX runs
    private StackPicture picture;

    @Start
    void start(Stage stage) {
        picture = new StackPicture(DARK);
        picture.onSelected(chosen::add);
        var root = new StackPane(picture);
        var scene = new Scene(root, 760, 560);
        DARK.applyTo(scene);
        stage.setMinWidth(0); // other tests use the same stage
        stage.setMinHeight(0);
        stage.setScene(scene);
        stage.sizeToScene();
        stage.show();
        show(Pictures.scheduler());
    }

    private void show(SnapshotFixture fixture) {
        picture.show(fixture, fixture.facts(), fixture);
        picture.layout();
    }

    @Test
    void clickingSelectsWhatIsThere(FxRobot robot) {
        click(robot, new Selected.OfStack(s(6)), 60, 10);
        click(robot, new Selected.OfFrame(s(4), 0), 60, 10);
        click(robot, new Selected.OfContinuation(k(14)), 12, 10);
        assertEquals(
                List.of(
                        new Selected.OfStack(s(6)),
                        new Selected.OfFrame(s(4), 0),
                        new Selected.OfContinuation(k(14))),
                chosen);
        assertEquals(Optional.of(new Selected.OfContinuation(k(14))), picture.selected());
        assertTrue(
                picture.getAccessibleText().startsWith("continuation k14 of S2"),
                picture.getAccessibleText());
    }

    private void click(FxRobot robot, Selected target, double dx, double dy) {
        var box = picture.scene().of(target).orElseThrow().box();
        robot.clickOn(
                picture.localToScreen(
                        new Point2D(box.x() + dx, box.y() - picture.scrolled() + dy)));
    }

    @Test
    void arrowKeysWalkOverFramesAndStacks(FxRobot robot) {
        robot.interact(picture::requestFocus);
        robot.type(
                KeyCode.DOWN,
                KeyCode.DOWN,
                KeyCode.RIGHT,
                KeyCode.RIGHT,
                KeyCode.LEFT,
                KeyCode.HOME);
        assertEquals(
                List.of(
                        new Selected.OfStack(s(6)),
                        new Selected.OfFrame(s(6), 0),
                        new Selected.OfStack(s(4)),
                        new Selected.OfStack(s(0)),
                        new Selected.OfStack(s(4)),
                        new Selected.OfStack(s(6))),
                chosen);
    }

    @Test
    void foldsOpenByClickAndByKeyAndStayWhileTheSessionLasts(FxRobot robot) {
        robot.interact(() -> show(Pictures.tasks(60)));
        var group =
                new Selected.OfFold(
                        "TABLE table $waiting", Optional.of("$client suspended $ask:10"));
        click(robot, group, 40, 10);
        var member = new Selected.OfStack(s(3));
        assertTrue(picture.scene().of(member).isPresent());
        robot.interact(() -> show(Pictures.tasks(60).step(10_001)));
        assertTrue(picture.scene().of(member).isPresent());
        robot.interact(picture::requestFocus);
        robot.type(KeyCode.ENTER);
        assertTrue(picture.scene().of(member).isEmpty());
        robot.type(KeyCode.UP, KeyCode.SPACE);
        var holder = new Selected.OfFold("TABLE table $waiting", Optional.empty());
        assertEquals(Optional.of(holder), picture.selected());
        assertTrue(picture.scene().of(new Selected.OfFrame(s(3), 0)).isPresent());
        assertEquals(List.of(), chosen);
        robot.interact(() -> {
            picture.settle();
            show(Pictures.tasks(60));
        });
        assertTrue(picture.scene().of(member).isEmpty());
    }

    @Test
    void selectingElsewhereScrollsThereAndTellsNobody(FxRobot robot) {
        robot.interact(() -> {
            show(Pictures.holders());
            picture.select(Optional.of(new Selected.OfStack(s(9))));
        });
        var box = picture.scene().of(new Selected.OfStack(s(9))).orElseThrow().box();
        assertTrue(picture.scrolled() > 0);
        assertTrue(box.y() >= picture.scrolled() && box.bottom() <= picture.scrolled() + 560);
        assertEquals(List.of(), chosen);
    }

    @Test
    void largerFontsMakeLargerPicturesInTheSameUnits(FxRobot robot) {
        double units = picture.scene().width();
        robot.interact(() -> {
            picture.use(new Theme(Palette.LIGHT, 24));
            picture.layout();
        });
        assertEquals(units / 2, picture.scene().width(), 1);
        click(robot, 2);
        assertEquals(List.of(new Selected.OfStack(s(6))), chosen);
    }

    private void click(FxRobot robot, double scale) {
        var box = picture.scene().of(new Selected.OfStack(s(6))).orElseThrow().box();
        robot.clickOn(
                picture.localToScreen(new Point2D((box.x() + 60) * scale, (box.y() + 10) * scale)));
    }

    @Test
    void theSameSceneIsDrawnInBothPalettes(FxRobot robot) {
        robot.interact(() -> {
            var dark = PictureImage.of(picture.scene(), Palette.DARK, 1);
            var light = PictureImage.of(picture.scene(), Palette.LIGHT, 1);
            assertEquals(Math.ceil(picture.scene().width()), dark.getWidth());
            assertEquals(Math.ceil(picture.scene().height()), dark.getHeight());
            assertEquals(Color.web("#0E1217"), dark.getPixelReader().getColor(2, 2));
            assertEquals(Color.web("#F7F9FB"), light.getPixelReader().getColor(2, 2));
            var header = picture.scene().of(new Selected.OfStack(s(2))).orElseThrow().box();
            int x = (int) header.x() + 5;
            int y = (int) header.y() + 14;
            assertEquals(Color.web("#352C14"), dark.getPixelReader().getColor(x, y));
            assertEquals(Color.web("#FBEBCB"), light.getPixelReader().getColor(x, y));
            assertNotEquals(0, drawn(dark));
        });
    }

    /** Number of pixels in the colour of what runs. */
    private static long drawn(Image image) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getArgb(x, y) == 0xFF4D9FEE ? 1 : 0;
            }
        }
        return count;
    }
}
