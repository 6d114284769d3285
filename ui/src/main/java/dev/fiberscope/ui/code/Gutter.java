package dev.fiberscope.ui.code;

import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.StateSign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * What stands left of a line: its breakpoint, its number, byte offset, and the stacks that are
 * there.
 */
final class Gutter {
    private static final double SIGN = 11;
    private static final double BESIDE = 6;
    private static final int NAMED = 12;

    /** Different signs beside one line. */
    private static final int SIGNS = 2;

    private final CodeText text;
    private final CodeView.Clicks clicks;
    private final int digits;

    Gutter(CodeText text, CodeView.Clicks clicks) {
        this.text = text;
        this.clicks = clicks;
        this.digits = Math.max(3, Integer.toString(text.lineCount()).length());
    }

    Node line(int line, CodeMarks marks) {
        var box = new HBox(dot(line, marks), number(line));
        if (text.hasOffsets()) {
            box.getChildren().add(offset(line));
        }
        box.getChildren().add(stacks(marks.stacks().getOrDefault(line, List.of())));
        box.getStyleClass().add("gutter");
        box.setAlignment(Pos.TOP_LEFT);
        marks.next()
                .filter(next -> text.line(next.start()) == line)
                .ifPresent(_ -> box.getStyleClass().add("exec"));
        return box;
    }

    private Node dot(int line, CodeMarks marks) {
        var place = new StackPane();
        place.getStyleClass().add("gutter-dot");
        place.setAccessibleRole(AccessibleRole.BUTTON);
        boolean set = marks.breakpoints().containsKey(line);
        boolean possible = text.step(line).isPresent();
        var sign =
                new GlyphIcon(
                        (set ? marks.stops(line) : possible)
                                ? Glyph.BREAKPOINT
                                : Glyph.BREAKPOINT_OFF,
                        SIGN,
                        "state-stop");
        sign.getStyleClass().add(set ? "set" : "unset");
        place.getChildren().add(sign);
        var words =
                set
                        ? "Breakpoint"
                                + (marks.stops(line) ? "" : ", off")
                                + ". Click to remove it, with Ctrl to switch it "
                                + (marks.stops(line) ? "off" : "on")
                        : possible
                                ? "Click to stop here (F9)"
                                : "No instruction begins on this line";
        place.setAccessibleText("line " + (line + 1) + ": " + words);
        Tooltip.install(place, new Tooltip(words));
        place.setOnMousePressed(input -> {
            if (input.getButton() == MouseButton.PRIMARY && (set || possible)) {
                if (set && input.isShortcutDown()) {
                    clicks.switchBreakpoint(line);
                } else {
                    clicks.toggleBreakpoint(line);
                }
            }
            input.consume();
        });
        return place;
    }

    private Node number(int line) {
        var label = new Label(String.format("%" + digits + "d", line + 1));
        label.getStyleClass().addAll("gutter-number", "mono");
        return label;
    }

    private Node offset(int line) {
        var label = new Label(String.format("%8s", text.offset(line).orElse("")));
        label.getStyleClass().addAll("gutter-offset", "mono");
        return label;
    }

    private Node stacks(List<StackPosition> here) {
        var place = new StackPane();
        place.getStyleClass().add("gutter-stacks");
        if (here.isEmpty()) {
            return place;
        }
        var first = here.getFirst();
        var signs = new Group();
        distinct(here)
                .forEach(sign -> {
                    var icon = new GlyphIcon(sign.glyph(), SIGN, sign.styleClass());
                    icon.setLayoutX(signs.getChildren().size() * BESIDE);
                    signs.getChildren().addFirst(icon);
                });
        place.getChildren().add(signs);
        if (here.size() > 1) {
            var count = new Label(here.size() > 99 ? "99+" : Integer.toString(here.size()));
            count.getStyleClass().addAll("gutter-count", "mono");
            StackPane.setAlignment(count, Pos.TOP_RIGHT);
            place.getChildren().add(count);
        }
        var words = words(here);
        place.setAccessibleText(words);
        Tooltip.install(place, new Tooltip(words));
        place.setOnMousePressed(input -> {
            clicks.select(first);
            input.consume();
        });
        return place;
    }

    /** Every stack by name, as many as can be read. */
    static String words(List<StackPosition> here) {
        return here.stream()
                        .limit(NAMED)
                        .map(StackPosition::words)
                        .collect(Collectors.joining("\n"))
                + (here.size() > NAMED ? "\nand " + (here.size() - NAMED) + " more" : "");
    }

    /** One for each look, what matters most first, as many as there is room for. */
    static List<StateSign> distinct(List<StackPosition> here) {
        var found = new ArrayList<StateSign>();
        here.stream()
                .map(StackPosition::sign)
                .filter(sign ->
                        found.stream()
                                .noneMatch(other ->
                                        other.glyph().equals(sign.glyph())
                                                && other.styleClass().equals(sign.styleClass())))
                .forEach(found::add);
        return found.subList(0, Math.min(SIGNS, found.size()));
    }
}
