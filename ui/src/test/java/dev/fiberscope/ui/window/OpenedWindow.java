package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.stage.Stage;

/** A window of 1440 to 900 without samples, and what it opens. */
final class OpenedWindow {
    private OpenedWindow() {}

    /** On the JavaFX thread. */
    static FiberscopeWindow in(Stage stage, Function<Path, Opening> opener) {
        stage.setWidth(1_440);
        stage.setHeight(900);
        var window = new FiberscopeWindow(stage, opener, List.of(), WindowSettings.FIRST, _ -> {});
        window.show();
        return window;
    }

    /** What comes of opening {@code text} as the file {@code name}. */
    static Opening opening(String name, String text) {
        try {
            return new Opening.Opened(
                    name, OpenSession.of(DebugSession.open(Program.read(name, text))));
        } catch (ModuleException broken) {
            return new Opening.Broken(new Source.Text(name, text), broken);
        }
    }
}
