package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Direction;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.FileChooser;

/** The actions that only the window can carry out: each goes to the part that it is about. */
final class WindowDeeds implements WindowActions.Window {
    private final FiberscopeWindow window;

    /** The window's parts may be made later: none is touched before an action is carried out. */
    WindowDeeds(FiberscopeWindow window) {
        this.window = window;
    }

    @Override
    public void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle("Open a module, a script or a recording");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "WebAssembly and recordings",
                                "*.wat",
                                "*.wasm",
                                "*.wast",
                                "*.fscope"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        var file = chooser.showOpenDialog(window.stage);
        if (file != null) {
            window.open(file.toPath());
        }
    }

    @Override
    public ObservableBooleanValue canReopen() {
        return window.openings.any();
    }

    @Override
    public void reopen() {
        window.reopen();
    }

    @Override
    public void closeSession() {
        window.close();
    }

    @Override
    public void quit() {
        window.stage.hide();
    }

    @Override
    public void toggleBreakpoint() {
        window.code.toggleBreakpointAtCursor();
    }

    @Override
    public void choosePolicy() {
        window.policy.ask();
    }

    @Override
    public void switchBreakpoint() {
        window.code.switchBreakpointAtCursor();
    }

    @Override
    public void stopAtEvent() {
        window.panes.showLeft();
        window.stage.getScene().getRoot().layout();
        window.left.stops().choose();
    }

    @Override
    public void toggleBookmark() {
        window.bottom.toggleBookmark();
    }

    @Override
    public void find() {
        window.top.find();
    }

    @Override
    public void askForStep() {
        window.pill.ask();
    }

    @Override
    public ObservableBooleanValue hasCode() {
        return window.code.hasText();
    }

    @Override
    public ObservableBooleanValue canGoBack() {
        return window.code.canGoBack();
    }

    @Override
    public ObservableBooleanValue canGoForward() {
        return window.code.canGoForward();
    }

    @Override
    public void findInCode() {
        window.code.find();
    }

    @Override
    public void goToCode() {
        window.code.askForPlace();
    }

    @Override
    public void goBack() {
        window.code.goBack();
    }

    @Override
    public void goForward() {
        window.code.goForward();
    }

    @Override
    public void toggleValues() {
        window.code.toggleValues();
    }

    @Override
    public void showPresent() {
        window.model
                .stop()
                .flatMap(stop -> Focus.present(stop.snapshot()))
                .ifPresent((Selected present) -> window.model.select(present));
    }

    @Override
    public void switchTheme() {
        window.switchTheme();
    }

    @Override
    public void growFont(double by) {
        window.growFont(by);
    }

    @Override
    public void goToPane(int by) {
        window.round.go(by);
    }

    @Override
    public void switchMotion() {
        window.switchMotion();
    }

    @Override
    public void switchLeaksAlone() {
        window.model.leaksAlone().set(!window.model.leaksAlone().get());
    }

    @Override
    public void switchPast() {
        window.switchPast();
    }

    @Override
    public void switchCollection() {
        window.switchCollection();
    }

    @Override
    public void foldLeft() {
        window.panes.foldLeft();
    }

    @Override
    public void showKeys() {
        window.keys.toggle();
    }

    @Override
    public void changeValue() {
        window.inspector.edit();
    }

    @Override
    public void seekWrite(Direction direction) {
        window.inspector.seekWrite(direction);
    }

    @Override
    public void seekEvent(Direction direction) {
        window.time.seekEvent(direction);
    }

    @Override
    public void askForCondition() {
        window.condition.ask();
    }

    @Override
    public void saveRecording() {
        window.time.saveRecording(
                window.openings.last().map(Openings.Asked::title).orElse("recording"));
    }

    @Override
    public void compareRecordings() {
        window.model
                .session()
                .get()
                .ifPresent(session ->
                        window.time.choose(file -> window.comparison.compare(session, file)));
    }
}
