package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.session.SessionModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/**
 * The texts of all modules in tabs. Shows the position of the selection and of every stack; keeps
 * breakpoints. A module that could not be loaded has a tab of its own with the error in it, beside
 * what is open.
 */
public final class CodePane {
    private final SessionModel model;
    private final Texts texts;
    private final TabPane tabs = new TabPane();
    private final BooleanBinding hasText = Bindings.isNotEmpty(tabs.getTabs());
    private List<StackPosition> positions = List.of();
    private boolean valuesInline = true;
    private final ObjectProperty<Places> places = new SimpleObjectProperty<>(Places.NONE);

    public CodePane(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        tabs.getStyleClass().add("tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.SELECTED_TAB);
        model.modules().addListener((Observable _) -> syncTabs());
        model.session().subscribe(_ -> places.set(Places.NONE));
        model.session().subscribe(_ -> tabs.getTabs().removeIf(BrokenTab.class::isInstance));
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        positions = now.stop().map(this::positions).orElse(List.of());
                    }
                    showSelection();
                });
        model.breakpoints().addListener((Observable _) -> mark());
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> mark());
    }

    public Region node() {
        return tabs;
    }

    /** True when there is a text to show. */
    public ObservableBooleanValue hasText() {
        return hasText;
    }

    /**
     * Shows the text of {@code broken} with its error; replaces an earlier try at the same file.
     */
    public void show(Opening.Broken broken) {
        tabs.getTabs()
                .removeIf(tab ->
                        tab instanceof BrokenTab other
                                && other.name.equals(broken.source().name()));
        var tab = new BrokenTab(broken.source(), broken.fault());
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
    }

    /**
     * Sets or removes a breakpoint on the line that the text cursor is in, if an instruction begins
     * there.
     */
    public void toggleBreakpointAtCursor() {
        if (tabs.getSelectionModel().getSelectedItem() instanceof ModuleTab tab) {
            tab.toggleBreakpoint(tab.view.cursorLine());
        }
    }

    /** Shows the values behind the lines, or no longer. */
    public void toggleValues() {
        valuesInline = !valuesInline;
        mark();
    }

    /** Opens the bar that finds words in the text. */
    public void find() {
        shown().ifPresent(tab -> tab.bar.find());
    }

    /** Opens the bar that goes to a line or function. */
    public void askForPlace() {
        shown().ifPresent(tab -> tab.bar.askForPlace());
    }

    /** True when there is a place to go back to. */
    public ObservableBooleanValue canGoBack() {
        return Bindings.createBooleanBinding(() -> places.get().canGoBack(), places);
    }

    /** True after {@link #goBack()}, until a new place is gone to. */
    public ObservableBooleanValue canGoForward() {
        return Bindings.createBooleanBinding(() -> places.get().canGoForward(), places);
    }

    /** Shows the place that was looked at before. */
    public void goBack() {
        go(places.get().back());
    }

    /** Shows the place that was looked at after this one. */
    public void goForward() {
        go(places.get().forward());
    }

    private void go(Places next) {
        places.set(next);
        next.spot()
                .ifPresent(spot ->
                        moduleTabs()
                                .filter(tab -> tab.module.instance() == spot.instance())
                                .findFirst()
                                .ifPresent(tab -> {
                                    tabs.getSelectionModel().select(tab);
                                    tab.view.moveCursor(tab.text.start(spot.line()));
                                    tab.view.reveal(spot.line());
                                    tab.view.focus();
                                }));
    }

    private Optional<ModuleTab> shown() {
        return tabs.getSelectionModel().getSelectedItem() instanceof ModuleTab tab
                ? Optional.of(tab)
                : Optional.empty();
    }

    private Stream<ModuleTab> moduleTabs() {
        return tabs.getTabs().stream()
                .filter(ModuleTab.class::isInstance)
                .map(ModuleTab.class::cast);
    }

    /** Puts the keyboard focus into the text. */
    public void focus() {
        if (tabs.getSelectionModel().getSelectedItem() instanceof ModuleTab tab) {
            tab.view.focus();
        }
    }

    private List<StackPosition> positions(Stop stop) {
        return StackPosition.of(stop.snapshot(), model.modules());
    }

    private void syncTabs() {
        tabs.getTabs()
                .removeIf(tab ->
                        tab instanceof ModuleTab each
                                && model.modules().stream()
                                        .noneMatch(module -> Texts.same(module, each.module)));
        for (var module : model.modules()) {
            if (tabs.getTabs().stream()
                    .noneMatch(tab ->
                            tab instanceof ModuleTab each && Texts.same(module, each.module))) {
                tabs.getTabs().add(new ModuleTab(module));
            }
        }
        for (var tab : tabs.getTabs()) {
            if (tab instanceof ModuleTab each) {
                each.setText(ModuleTitle.of(model.modules(), each.module));
            }
        }
    }

    private void showSelection() {
        var stop = model.stop();
        if (stop.isEmpty()) {
            return;
        }
        var at = chosen(stop.get());
        at.flatMap(this::tab)
                .ifPresent(tab -> {
                    tabs.getSelectionModel().select(tab);
                    tab.reveal(at.get());
                });
        mark();
    }

    private Optional<CodePoint> chosen(Stop stop) {
        return Focus.of(stop.snapshot(), model.shown().get().selection())
                .at()
                .or(() -> fresh(model.shown().get().selection()));
    }

    /** A fresh stack has no frame: it stands at the beginning of its function. */
    private Optional<CodePoint> fresh(Optional<Selected> selection) {
        return selection.orElse(null) instanceof Selected.OfStack(var id)
                ? positions.stream()
                        .filter(each -> each.stack().equals(id))
                        .findFirst()
                        .map(StackPosition::at)
                : Optional.empty();
    }

    private Optional<ModuleTab> tab(CodePoint at) {
        return moduleTabs().filter(tab -> tab.module.instance() == at.instance()).findFirst();
    }

    private void mark() {
        if (tabs.getSelectionModel().getSelectedItem() instanceof ModuleTab tab) {
            var stop = model.stop();
            tab.view.mark(
                    CodeMarks.of(
                            tab.text,
                            model.breakpoints(),
                            positions,
                            stop.flatMap(each -> each.snapshot().next()),
                            stop.flatMap(this::chosen)));
            tab.view.note(
                    valuesInline
                            ? stop.map(each -> notes(tab, each)).orElse(LineNotes.NONE)
                            : LineNotes.NONE);
        }
    }

    private LineNotes notes(ModuleTab tab, Stop stop) {
        return LineNotes.of(
                tab.text,
                Focus.of(stop.snapshot(), model.shown().get().selection()).frame(),
                positions);
    }

    private final class ModuleTab extends Tab implements CodeView.Clicks {
        private final LoadedModule module;
        private final CodeText text;
        private final CodeView view;
        private final FindBar bar;

        ModuleTab(LoadedModule module) {
            this.module = module;
            this.text = texts.of(module);
            this.view = new RichTextCode(text, this);
            this.bar = new FindBar(text, view, this::arrived);
            var whole = new BorderPane(view.node());
            whole.setBottom(bar);
            setContent(whole);
            setClosable(false);
        }

        private void arrived() {
            places.set(places.get().at(new Places.Spot(module.instance(), view.cursorLine())));
        }

        void reveal(CodePoint at) {
            text.place(at)
                    .ifPresent(place -> {
                        view.moveCursor(place.end());
                        view.reveal(text.line(place.start()));
                        arrived();
                    });
        }

        @Override
        public void toggleBreakpoint(int line) {
            var set =
                    model.breakpoints().stream()
                            .filter(at ->
                                    text.place(at)
                                            .filter(place -> text.line(place.start()) == line)
                                            .isPresent())
                            .toList();
            if (set.isEmpty()) {
                text.step(line).ifPresent(model::toggleBreakpoint);
            } else {
                set.forEach(model::toggleBreakpoint);
            }
        }

        @Override
        public void select(StackPosition stack) {
            model.select(new Selected.OfStack(stack.stack()));
        }

        @Override
        public Optional<String> about(int offset) {
            var stop = model.stop();
            return HoverWords.of(
                    text,
                    offset,
                    stop.flatMap(each ->
                            Focus.of(each.snapshot(), model.shown().get().selection()).frame()),
                    stop.map(Stop::snapshot));
        }
    }

    private static final class BrokenTab extends Tab implements CodeView.Clicks {
        private final String name;

        BrokenTab(Source source, ModuleException fault) {
            name = source.name();
            setText(name);
            getStyleClass().add("broken");
            var message =
                    new Label(name + ":" + source.shown(fault.place()) + ": " + fault.sentence());
            message.getStyleClass().add("code-error-line");
            message.setWrapText(true);
            message.setMaxWidth(Double.MAX_VALUE);
            var pane = new BorderPane();
            pane.setTop(message);
            if (source instanceof Source.Text(_, var written)) {
                var text = CodeText.of(name, written);
                var view = new RichTextCode(text, this);
                view.mark(CodeMarks.NONE.withError(fault.place()));
                int at = Math.min(fault.place().start(), written.length());
                view.moveCursor(at);
                view.reveal(text.line(at));
                pane.setCenter(view.node());
            }
            setContent(pane);
        }

        @Override
        public void toggleBreakpoint(int line) {}

        @Override
        public void select(StackPosition stack) {}

        @Override
        public Optional<String> about(int offset) {
            return Optional.empty();
        }
    }
}
