package dev.fiberscope.ui.action;

import dev.fiberscope.icons.Glyph;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * One thing that can be done.
 *
 * @param words what it does, as menus say it: {@code Step into}
 * @param keys the first is the one that is shown
 * @param about what that means now, in a sentence; empty where the words say it all
 * @param enabled whether it makes sense now
 */
public record Action(
        ActionId id,
        String words,
        Optional<Glyph> glyph,
        List<KeyCombination> keys,
        ObservableValue<String> about,
        ObservableBooleanValue enabled,
        Runnable run) {
    public Action {
        keys = List.copyOf(keys);
    }

    /** The keys as people read them, {@code Shift+F11}; empty for none. */
    public String shownKeys() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }

    /** The words, and the keys behind them. */
    public String tip() {
        return keys.isEmpty() ? words : words + "  (" + shownKeys() + ")";
    }

    /** Runs it, if that makes sense now. */
    public void runIfEnabled() {
        if (enabled.get()) {
            run.run();
        }
    }
}
