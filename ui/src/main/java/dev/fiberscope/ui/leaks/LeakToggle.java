package dev.fiberscope.ui.leaks;

import dev.fiberscope.ui.leaks.layout.Amounts;
import dev.fiberscope.ui.leaks.layout.Findings;
import dev.fiberscope.ui.session.SessionModel;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * Shows leaks alone in picture and timeline; there only where there are some. On the JavaFX thread.
 */
public final class LeakToggle extends CheckBox {
    /** {@code finder} says how many there are, and of which step that is known. */
    public LeakToggle(SessionModel model, LeakFinder finder) {
        super("leaks alone");
        setId("leaks-alone");
        getStyleClass().add("leaks-alone");
        setMinWidth(Region.USE_PREF_SIZE);
        // The picture has the keyboard in this pane; there is an action for this.
        setFocusTraversable(false);
        selectedProperty().bindBidirectional(model.leaksAlone());
        managedProperty().bind(visibleProperty());
        finder.findings().subscribe(this::show);
        model.leaksAlone().subscribe(() -> show(finder.findings().get()));
    }

    private void show(Optional<Findings> findings) {
        int leaks = findings.map(Findings::failing).orElse(0);
        setVisible(leaks > 0 || isSelected());
        var words =
                Amounts.count(leaks, "stack", "stacks")
                        + " that nobody can resume, as of step "
                        + Amounts.count(findings.map(Findings::step).orElse(0L));
        setTooltip(new Tooltip("Show only " + words + ", and what runs"));
        setAccessibleText("leaks alone: " + words);
    }
}
