package dev.fiberscope.ui.code;

import dev.fiberscope.engine.wasm.Place;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.Caret;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * A text in RichTextFX. Lines get their colours when they come into view, before the next layout,
 * so that a text of 100,000 lines opens at once.
 */
final class RichTextCode implements CodeView {
    /** Lines that are coloured around those in view. */
    private static final int MARGIN = 60;

    /** Lines that have their colours from the start. */
    private static final int AT_ONCE = 500;

    /** Lines that stay in view around the one that is shown. */
    private static final int CONTEXT = 3;

    /** The end of the text cannot be scrolled to the top. */
    private static final int ATTEMPTS = 10;

    private final CodeText text;
    private final LineColours colours;
    private final Gutter gutter;
    private final CodeArea area = new CodeArea();
    private final VirtualizedScrollPane<CodeArea> pane = new VirtualizedScrollPane<>(area);
    private final MarkStrip strip;
    private final NoteLayer notes;
    private final HBox node;
    private final Runnable afterLayout;
    private boolean moved = true;
    private final BitSet coloured = new BitSet();
    private final Runnable beforeLayout = this::colourVisible;
    private CodeMarks marks = CodeMarks.NONE;
    private Optional<Integer> revealed = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private Optional<Integer> top = Optional.empty();
    private Optional<Integer> wantedTop = Optional.empty();
    private int attempts;

    RichTextCode(CodeText text, Clicks clicks) {
        this.text = text;
        this.colours = new LineColours(text);
        this.gutter = new Gutter(text, clicks);
        this.strip = new MarkStrip(text, this::reveal);
        this.notes = new NoteLayer(text, colours, area);
        this.afterLayout = this::placeNotes;
        var layers = new StackPane(pane, notes);
        layers.setClip(clip(layers));
        this.node = new HBox(layers, strip);
        HBox.setHgrow(layers, Priority.ALWAYS);
        area.setEditable(false);
        area.focusedProperty()
                .subscribe(focused ->
                        area.setShowCaret(
                                focused ? Caret.CaretVisibility.ON : Caret.CaretVisibility.OFF));
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setAccessibleText("text of " + text.name());
        area.getStyleClass().add("code");
        area.replaceText(text.text());
        area.moveTo(0);
        for (int line = 0; line < Math.min(text.lineCount(), AT_ONCE); line++) {
            colour(line);
        }
        area.setParagraphGraphicFactory(line -> gutter.line(line, marks));
        hover(clicks);
        area.heightProperty()
                .subscribe(_ -> {
                    wanted = revealed;
                    wantedTop = top;
                    Platform.requestNextPulse();
                });
        area.sceneProperty().subscribe(this::inScene);
        area.viewportDirtyEvents()
                .subscribe(_ -> {
                    moved = true;
                    Platform.requestNextPulse();
                });
    }

    private void inScene(Scene before, Scene now) {
        if (before != null) {
            before.removePreLayoutPulseListener(beforeLayout);
            before.removePostLayoutPulseListener(afterLayout);
        }
        if (now != null) {
            now.addPreLayoutPulseListener(beforeLayout);
            now.addPostLayoutPulseListener(afterLayout);
        }
    }

    private void hover(Clicks clicks) {
        var tip = new Tooltip();
        tip.getStyleClass().add("mono");
        area.setMouseOverTextDelay(Duration.ofMillis(350));
        area.addEventHandler(
                MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN,
                input ->
                        clicks.about(input.getCharacterIndex())
                                .ifPresent(words -> {
                                    var at = input.getScreenPosition();
                                    tip.setText(words);
                                    tip.show(area, at.getX() + 8, at.getY() + 16);
                                }));
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> tip.hide());
    }

    private static Rectangle clip(Region of) {
        var shape = new Rectangle();
        shape.widthProperty().bind(of.widthProperty());
        shape.heightProperty().bind(of.heightProperty());
        return shape;
    }

    private void placeNotes() {
        if (moved) {
            moved = false;
            notes.place();
        }
    }

    @Override
    public void note(LineNotes next) {
        notes.show(next);
        moved = true;
        Platform.requestNextPulse();
    }

    private void colourVisible() {
        if (area.getVisibleParagraphs().isEmpty()) {
            return;
        }
        int first = Math.max(0, area.firstVisibleParToAllParIndex() - MARGIN);
        int last = Math.min(text.lineCount() - 1, area.lastVisibleParToAllParIndex() + MARGIN);
        for (int line = coloured.nextClearBit(first);
                line <= last;
                line = coloured.nextClearBit(line + 1)) {
            colour(line);
        }
        wanted.ifPresent(line -> {
            wanted = Optional.empty();
            reveal(line);
        });
        wantedTop.ifPresent(this::scrollToTop);
    }

    /**
     * More than once: following the cursor, or the first layout, may scroll elsewhere meanwhile.
     */
    private void scrollToTop(int line) {
        if (area.firstVisibleParToAllParIndex() == line || ++attempts > ATTEMPTS) {
            wantedTop = Optional.empty();
        } else {
            area.showParagraphAtTop(line);
            Platform.requestNextPulse();
        }
    }

    private void colour(int line) {
        coloured.set(line);
        colours.of(line, marks).ifPresent(spans -> area.setStyleSpans(line, 0, spans));
        area.setParagraphStyle(line, lineClasses(line));
    }

    private List<String> lineClasses(int line) {
        if (marks.next().filter(place -> text.line(place.start()) == line).isPresent()) {
            return List.of("exec");
        }
        return marks.chosen().filter(place -> text.line(place.start()) == line).isPresent()
                ? List.of("chosen")
                : List.of();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void mark(CodeMarks next) {
        var changed = next.changedLines(marks, text);
        marks = next;
        strip.mark(next);
        for (int line : changed) {
            coloured.clear(line);
            if (area.getVisibleParagraphs().isEmpty()) {
                continue;
            }
            colour(line);
            area.recreateParagraphGraphic(line);
        }
        Platform.requestNextPulse();
    }

    @Override
    public void reveal(int line) {
        revealed = Optional.of(line);
        top = Optional.empty();
        wantedTop = Optional.empty();
        if (area.getVisibleParagraphs().isEmpty()) {
            wanted = Optional.of(line);
            area.showParagraphAtTop(Math.max(0, line - CONTEXT));
            return;
        }
        int first = area.firstVisibleParToAllParIndex();
        int last = area.lastVisibleParToAllParIndex();
        if (line < first + CONTEXT || line > last - CONTEXT) {
            area.showParagraphAtTop(Math.max(0, line - Math.max(CONTEXT, (last - first) / 3)));
        }
        area.scrollXToPixel(0);
        area.requestFollowCaret();
    }

    @Override
    public int topLine() {
        return area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
    }

    @Override
    public int bottomLine() {
        return area.getVisibleParagraphs().isEmpty() ? 0 : area.lastVisibleParToAllParIndex();
    }

    @Override
    public void showTop(int line) {
        revealed = Optional.empty();
        wanted = Optional.empty();
        top = Optional.of(Math.clamp(line, 0, text.lineCount() - 1));
        wantedTop = top;
        attempts = 0;
        Platform.requestNextPulse();
    }

    @Override
    public void refresh() {
        for (int shown = 0; shown < area.getVisibleParagraphs().size(); shown++) {
            area.recreateParagraphGraphic(area.visibleParToAllParIndex(shown));
        }
    }

    @Override
    public int cursorLine() {
        return area.getCurrentParagraph();
    }

    @Override
    public void moveCursor(int offset) {
        area.moveTo(offset);
    }

    @Override
    public void select(Place place) {
        area.selectRange(place.start(), place.end());
    }

    @Override
    public void focus() {
        area.requestFocus();
    }
}
