package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.engine.session.StopReason;
import dev.fiberscope.engine.session.Verdict;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import dev.fiberscope.ui.session.OpenSession;
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
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/**
 * The texts of all modules in tabs, each once. Shows the position of the selection and of every
 * stack; keeps breakpoints. A module that could not be loaded has a tab of its own with the error
 * in it, beside what is open. A bar over the tabs says what happened to the file.
 */
public final class CodePane {
    private final SessionModel model;
    private final Texts texts;
    private final FileBar news = new FileBar();
    private final TabPane tabs = new TabPane();
    private final BorderPane whole = new BorderPane(tabs);
    private final ClosedTexts closed = new ClosedTexts(this::reopen);
    private final BooleanBinding hasText = Bindings.isNotEmpty(tabs.getTabs());
    private List<StackPosition> positions = List.of();
    private boolean valuesInline = true;
    private final ObjectProperty<Places> places = new SimpleObjectProperty<>(Places.NONE);

    public CodePane(SessionModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        tabs.getStyleClass().add("tabs");
        tabs.setId("code-tabs");
        tabs.setAccessibleText("texts");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        whole.setTop(news);
        model.modules().addListener((Observable _) -> syncTabs());
        model.session().subscribe(this::opened);
        model.shown()
                .subscribe((before, now) -> {
                    if (!before.sameStop(now)) {
                        positions = now.stop().map(this::positions).orElse(List.of());
                    }
                    showSelection();
                });
        model.conditions().addListener((Observable _) -> mark());
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> mark());
    }

    private void opened(Optional<OpenSession> session) {
        places.set(Places.NONE);
        news.hide();
        closed.clear();
        tabs.getTabs().removeIf(BrokenTab.class::isInstance);
        texts.script(session.flatMap(OpenSession::script));
        syncTabs();
    }

    public Region node() {
        return whole;
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
                .removeIf(tab -> tab instanceof BrokenTab other && other.isOf(broken.source()));
        var tab = new BrokenTab(broken.source(), broken.fault());
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
    }

    /** Says over the texts what happened to the file, until {@link #hush()} or another session. */
    public void tell(FileNews happened) {
        news.show(happened);
    }

    /** Takes away what {@link #tell} said. */
    public void hush() {
        news.hide();
    }

    /** What is shown; empty without a module's text. */
    public Optional<Sight> sight() {
        return shown().map(tab -> {
            var view = tab.view();
            int top = view.topLine();
            // A cursor out of view would be scrolled to.
            int cursor = Math.clamp(view.cursorLine(), top, Math.max(top, view.bottomLine() - 1));
            return new Sight(tab.text().name(), top, cursor);
        });
    }

    /** Shows {@code sight} again, as far as there is still such a text. */
    public void show(Sight sight) {
        textTabs()
                .filter(tab -> tab.text().name().equals(sight.text()))
                .findFirst()
                .ifPresent(tab -> {
                    tabs.getSelectionModel().select(tab);
                    int cursor = Math.min(sight.cursor(), tab.text().lineCount() - 1);
                    tab.view().moveCursor(tab.text().start(cursor));
                    tab.view().showTop(sight.top());
                });
    }

    /**
     * Sets or removes a breakpoint on the line that the text cursor is in, if an instruction begins
     * there.
     */
    public void toggleBreakpointAtCursor() {
        shown().ifPresent(tab -> tab.toggleBreakpoint(tab.view().cursorLine()));
    }

    /** Switches the breakpoints on the line that the text cursor is in off, or on again. */
    public void switchBreakpointAtCursor() {
        shown().ifPresent(tab -> tab.switchBreakpoint(tab.view().cursorLine()));
    }

    /** Shows the values behind the lines, or no longer. */
    public void toggleValues() {
        valuesInline = !valuesInline;
        mark();
    }

    /** Opens the bar that finds words in the text. */
    public void find() {
        shown().ifPresent(tab -> tab.bar().find());
    }

    /** Opens the bar that goes to a line or function. */
    public void askForPlace() {
        shown().ifPresent(tab -> tab.bar().askForPlace());
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
                        open(spot.instance())
                                .ifPresent(tab -> {
                                    tabs.getSelectionModel().select(tab);
                                    tab.view().moveCursor(tab.text().start(spot.line()));
                                    tab.view().reveal(spot.line());
                                    tab.view().focus();
                                }));
    }

    private void arrived(TextTab tab) {
        tab.text().modules().stream()
                .findFirst()
                .ifPresent(module ->
                        places.set(
                                places.get()
                                        .at(
                                                new Places.Spot(
                                                        module.instance(),
                                                        tab.view().cursorLine()))));
    }

    private Optional<TextTab> shown() {
        return tabs.getSelectionModel().getSelectedItem() instanceof TextTab tab
                ? Optional.of(tab)
                : Optional.empty();
    }

    private Stream<TextTab> textTabs() {
        return tabs.getTabs().stream().filter(TextTab.class::isInstance).map(TextTab.class::cast);
    }

    /** Puts the keyboard focus into the text. */
    public void focus() {
        shown().ifPresent(tab -> tab.view().focus());
    }

    private List<StackPosition> positions(Stop stop) {
        return StackPosition.of(stop.snapshot(), model.modules());
    }

    // ---- tabs

    @SuppressWarnings("ReferenceEquality") // each text exists once
    private Optional<TextTab> tabOf(CodeText text) {
        return textTabs().filter(tab -> tab.text() == text).findFirst();
    }

    private void syncTabs() {
        var all = texts.all();
        tabs.getTabs().removeIf(tab -> tab instanceof TextTab each && !all.contains(each.text()));
        closed.keep(all);
        all.stream()
                .filter(text -> tabOf(text).isEmpty() && !closed.has(text))
                .forEach(text -> tabs.getTabs().add(made(text)));
        name();
    }

    private TextTab made(CodeText text) {
        var tab = new TextTab(model, text, this::arrived);
        tab.setOnClosed(_ -> {
            closed.add(text);
            name();
        });
        return tab;
    }

    /** The last text stays: without one there would be nothing to come back to. */
    private void name() {
        boolean several = textTabs().count() > 1;
        textTabs()
                .forEach(tab -> {
                    tab.name(ModuleTitle.of(texts.all(), tab.text()));
                    tab.setClosable(several);
                });
        closed.name(text -> ModuleTitle.of(texts.all(), text));
        tabs.getTabs().remove(closed);
        if (!closed.isEmpty()) {
            tabs.getTabs().add(closed);
        }
    }

    /** A text that was closed comes back where something in it is to be shown. */
    private void reopen(CodeText text) {
        closed.remove(text);
        var tab = made(text);
        tabs.getTabs().add(tab);
        name();
        tabs.getSelectionModel().select(tab);
    }

    /** The tab in which {@code instance} is shown. */
    private Optional<TextTab> open(int instance) {
        var text =
                texts.all().stream().filter(each -> each.module(instance).isPresent()).findFirst();
        text.filter(closed::has).ifPresent(this::reopen);
        return text.flatMap(this::tabOf);
    }

    // ---- marks

    private void showSelection() {
        var stop = model.stop();
        if (stop.isEmpty()) {
            return;
        }
        var at = chosen(stop.get());
        at.flatMap(each -> open(each.instance()))
                .ifPresent(tab -> {
                    tabs.getSelectionModel().select(tab);
                    tab.reveal(at.get());
                });
        if (at.isEmpty()) {
            revealFailure(stop.get());
        }
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

    private void mark() {
        shown().ifPresent(tab -> {
            var stop = model.stop();
            var marks =
                    CodeMarks.of(
                            tab.text(),
                            model.breakpoints(),
                            positions,
                            stop.flatMap(each -> each.snapshot().next()),
                            stop.flatMap(this::chosen));
            tab.view().mark(failure(tab).map(each -> marks.withError(each.place())).orElse(marks));
            tab.view().note(stop.map(each -> notes(tab, each)).orElse(LineNotes.NONE));
        });
    }

    private LineNotes notes(TextTab tab, Stop stop) {
        var text = tab.text();
        var notes =
                valuesInline
                        ? LineNotes.of(
                                text,
                                Focus.of(stop.snapshot(), model.shown().get().selection()).frame(),
                                positions)
                        : LineNotes.NONE;
        return failure(tab)
                .map(failed ->
                        notes.with(
                                text.line(failed.place().start()),
                                new LineNote(
                                        "expected " + failed.expected(), LineNote.Kind.FAILED)))
                .orElseGet(() -> notes.withNext(text, stop.snapshot(), model.modules()));
    }

    /** The command of the script that failed, if it is written in the text of {@code tab}. */
    private Optional<Verdict.Failed> failure(TextTab tab) {
        return model.stop()
                .map(Stop::reason)
                .flatMap(reason ->
                        reason instanceof StopReason.Failed(_, var command)
                                ? command.map(StopReason.ScriptFailure::verdict)
                                : Optional.empty())
                .filter(_ -> texts.isScript(tab.text()));
    }

    private void revealFailure(Stop stop) {
        if (stop.reason() instanceof StopReason.Failed(_, var command) && command.isPresent()) {
            texts.all().stream()
                    .filter(texts::isScript)
                    .findFirst()
                    .flatMap(this::tabOf)
                    .ifPresent(tab -> {
                        tabs.getSelectionModel().select(tab);
                        tab.view().reveal(command.get().line() - 1);
                    });
        }
    }
}
