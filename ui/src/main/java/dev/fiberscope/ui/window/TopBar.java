package dev.fiberscope.ui.window;

import dev.fiberscope.icons.ApplicationIcon;
import dev.fiberscope.icons.Glyph;
import dev.fiberscope.ui.action.ActionId;
import dev.fiberscope.ui.action.Actions;
import dev.fiberscope.ui.find.Finder;
import dev.fiberscope.ui.glyph.GlyphIcon;
import dev.fiberscope.ui.glyph.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * The step commands both ways around the step number; then stop and restart; at the right the field
 * that finds everything, files, theme, and the menu.
 *
 * <p>Where they do not all fit, they go in the order of {@link #SHAPES}: everything is in the menu
 * as well, and the field comes back over the buttons while somebody looks for something.
 */
final class TopBar extends Region {
    /** Of the field, in ordinary sizes of the font. */
    private static final double LEAST_FIELD = 18;

    private static final double NARROW_GAP = 3;
    private static final double WIDE_GAP = 9;
    private static final double ROOMY_GAP = 50;

    private final StackPane mark = new StackPane();
    private final Label name = Labels.of("Fiberscope", "strong", "application-name");
    private final List<Button> backward;
    private final StepPill pill;
    private final List<Button> forward;
    private final List<Button> run;
    private final Finder finder;
    private final Button find;
    private final List<Button> files;
    private final Button theme;
    private final MenuButton menu;
    private double scale = 1;
    private boolean finding;

    /** What there is room for. */
    private record Shape(
            boolean roomy,
            boolean name,
            boolean field,
            boolean files,
            boolean mark,
            boolean backward) {}

    /** From wide to narrow. */
    private static final List<Shape> SHAPES =
            List.of(
                    new Shape(true, true, true, true, true, true),
                    new Shape(false, true, true, true, true, true),
                    new Shape(false, false, true, true, true, true),
                    new Shape(false, false, false, true, true, true),
                    new Shape(false, false, false, false, true, true),
                    new Shape(false, false, false, false, false, true),
                    new Shape(false, false, false, false, false, false));

    TopBar(Actions actions, StepPill pill, Finder finder) {
        this.pill = pill;
        this.finder = finder;
        getStyleClass().add("toolbar");
        menu = actions.menu("Menu");
        menu.getStyleClass().add("tool");
        menu.setId("menu");
        menu.setAccessibleText("Menu");
        menu.setTooltip(new Tooltip("Everything that can be done, with its keys"));
        theme = actions.button(ActionId.THEME);
        backward =
                buttons(
                        actions,
                        ActionId.CONTINUE_BACK,
                        ActionId.BACK_TO_SWITCH,
                        ActionId.BACK_OUT,
                        ActionId.BACK_OVER,
                        ActionId.BACK_INTO);
        forward =
                buttons(
                        actions,
                        ActionId.INTO,
                        ActionId.OVER,
                        ActionId.OUT,
                        ActionId.TO_SWITCH,
                        ActionId.CONTINUE);
        run = buttons(actions, ActionId.STOP, ActionId.RESTART);
        run.getFirst().getStyleClass().add("tool-stop");
        files = List.of(actions.button(ActionId.OPEN), theme);
        find = actions.button(ActionId.FIND);
        getChildren().addAll(mark, name);
        getChildren().addAll(backward);
        getChildren().add(pill);
        getChildren().addAll(forward);
        getChildren().addAll(run);
        getChildren().addAll(finder.field(), find);
        getChildren().addAll(files);
        getChildren().add(menu);
        finder.field().focusWithinProperty().subscribe(this::requestLayout);
    }

    private static List<Button> buttons(Actions actions, ActionId... ids) {
        return Stream.of(ids).map(actions::button).toList();
    }

    /** Draws what depends on the theme. */
    void dress(boolean dark, double nextScale) {
        scale = nextScale;
        var ground = dark ? ApplicationIcon.Ground.DARK : ApplicationIcon.Ground.LIGHT;
        mark.getChildren().setAll(Logo.node(ApplicationIcon.mark(ground), 24 * scale));
        theme.setGraphic(new GlyphIcon(dark ? Glyph.LIGHT_THEME : Glyph.DARK_THEME, 16));
        requestLayout();
    }

    /** Puts the keyboard into the field that finds everything, which may be folded away. */
    void find() {
        finding = true;
        layout();
        layoutChildren();
        finder.open();
        finding = false;
    }

    private List<List<? extends Node>> left(Shape shape) {
        var groups = new ArrayList<List<? extends Node>>();
        if (shape.mark()) {
            groups.add(shape.name() ? List.of(mark, name) : List.of(mark));
        }
        if (shape.backward()) {
            groups.add(backward);
        }
        groups.add(List.of(pill));
        groups.add(forward);
        groups.add(run);
        return groups;
    }

    private List<Node> right(Shape shape) {
        var nodes = new ArrayList<Node>();
        if (!shape.field()) {
            nodes.add(find);
        }
        if (shape.files()) {
            nodes.addAll(files);
        }
        nodes.add(menu);
        return nodes;
    }

    /** Gaps and margins grow slower than the font. */
    private double gap(double ordinary) {
        return snapSpaceX(ordinary * Math.sqrt(scale));
    }

    private static double wide(Node node) {
        return Math.ceil(Math.max(node.minWidth(-1), node.prefWidth(-1)));
    }

    private double wide(List<? extends Node> group) {
        return group.stream().mapToDouble(TopBar::wide).sum()
                + gap(NARROW_GAP) * (group.size() - 1);
    }

    private double wide(Shape shape) {
        double sum = wide(right(shape));
        for (var group : left(shape)) {
            sum += wide(group) + gap(WIDE_GAP);
        }
        return sum
                + (shape.roomy() ? gap(ROOMY_GAP) : 0)
                + (shape.field() ? LEAST_FIELD * 12 * scale + gap(WIDE_GAP) : 0);
    }

    @Override
    protected void layoutChildren() {
        double from = snappedLeftInset();
        double to = getWidth() - snappedRightInset();
        var shape =
                SHAPES.stream()
                        .filter(each -> wide(each) <= to - from)
                        .findFirst()
                        .orElse(SHAPES.getLast());
        var shown = new HashSet<Node>();
        boolean searching = !shape.field() && (finding || finder.field().isFocusWithin());
        double x = from;
        double end = to;
        if (!searching) {
            for (var group : left(shape)) {
                x = place(group, x, shown) + gap(WIDE_GAP);
                if (shape.roomy() && group.contains(name)) {
                    x += gap(ROOMY_GAP);
                }
            }
        }
        var right = searching ? List.<Node>of(menu) : right(shape);
        end -= wide(right);
        place(right, end, shown);
        if (searching || shape.field()) {
            shown.add(finder.field());
            place(finder.field(), x, end - gap(WIDE_GAP) - x);
        }
        getChildren().forEach(each -> each.setVisible(shown.contains(each)));
    }

    private double place(List<? extends Node> group, double x, Set<Node> shown) {
        for (var node : group) {
            place(node, x, wide(node));
            x += wide(node) + gap(NARROW_GAP);
        }
        shown.addAll(group);
        return x - gap(NARROW_GAP);
    }

    private void place(Node node, double x, double width) {
        double room = getHeight() - snappedTopInset() - snappedBottomInset();
        double high = Math.min(room, Math.max(node.minHeight(width), node.prefHeight(width)));
        node.resizeRelocate(x, snapPositionY(snappedTopInset() + (room - high) / 2), width, high);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + wide(SHAPES.getFirst()) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset()
                + getChildren().stream()
                        .mapToDouble(each -> Math.max(each.minHeight(-1), each.prefHeight(-1)))
                        .max()
                        .orElse(0)
                + snappedBottomInset();
    }
}
