package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopCondition;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;

/** A tab with the text of one or more modules. */
final class TextTab extends Tab implements CodeView.Clicks {
    private final SessionModel model;
    private final Consumer<TextTab> arrived;
    private final CodeText text;
    private final CodeView view;
    private final FindBar bar;
    private List<Integer> instances = List.of();

    /** {@code arrived} is told when a place in it was gone to. */
    TextTab(SessionModel model, CodeText text, Consumer<TextTab> arrived) {
        this.model = model;
        this.arrived = arrived;
        this.text = text;
        this.view = new RichTextCode(text, this);
        this.bar = new FindBar(text, view, () -> arrived.accept(this));
        var whole = new BorderPane(view.node());
        whole.setBottom(bar);
        setContent(whole);
    }

    CodeText text() {
        return text;
    }

    CodeView view() {
        return view;
    }

    FindBar bar() {
        return bar;
    }

    /** Says whose text it is by now: {@code title} where several are open. */
    void name(String title) {
        setText(title);
        var now = text.modules().stream().map(each -> each.instance()).toList();
        setTooltip(new Tooltip(about(now)));
        if (!instances.equals(now)) {
            instances = now;
            view.refresh();
        }
    }

    private String about(List<Integer> shown) {
        var printed = text.hasOffsets() ? "\nprinted from the binary module" : "";
        return switch (shown.size()) {
            case 0 -> text.name() + "\nno module of it is instantiated yet";
            case 1 -> text.name() + printed;
            default ->
                    text.name()
                            + "\n"
                            + shown.size()
                            + " instances: "
                            + shown.getFirst()
                            + " to "
                            + shown.getLast();
        };
    }

    void reveal(CodePoint at) {
        text.place(at)
                .ifPresent(place -> {
                    view.moveCursor(place.end());
                    view.reveal(text.line(place.start()));
                    arrived.accept(this);
                });
    }

    @Override
    public void toggleBreakpoint(int line) {
        var set = breakpoints(line);
        if (set.isEmpty()) {
            text.steps(line).forEach(model::toggleBreakpoint);
        } else {
            set.forEach(model::remove);
        }
    }

    @Override
    public void switchBreakpoint(int line) {
        var set = breakpoints(line);
        boolean on = set.stream().noneMatch(StopCondition.Breakpoint::on);
        set.forEach(each -> model.change(each, on));
    }

    private List<StopCondition.Breakpoint> breakpoints(int line) {
        return model.breakpoints().stream()
                .filter(each ->
                        text.place(each.at())
                                .filter(place -> text.line(place.start()) == line)
                                .isPresent())
                .toList();
    }

    @Override
    public void select(StackPosition stack) {
        model.select(stack.selected());
    }

    @Override
    public Optional<String> about(int offset) {
        var stop = model.stop();
        return HoverWords.of(
                text,
                offset,
                stop.flatMap(
                        each -> Focus.of(each.snapshot(), model.shown().get().selection()).frame()),
                stop.map(Stop::snapshot));
    }
}
