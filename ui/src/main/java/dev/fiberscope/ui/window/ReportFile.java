package dev.fiberscope.ui.window;

import dev.fiberscope.ui.session.ConsoleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** Saves the report of a fault of ours where the user says. */
final class ReportFile {
    private ReportFile() {}

    /** What became of it, for the console; empty when the user chose no file. */
    static Optional<ConsoleLine> save(Stage stage, String report) {
        var chooser = new FileChooser();
        chooser.setTitle("Save the report");
        chooser.setInitialFileName("fiberscope-report.txt");
        return Optional.ofNullable(chooser.showSaveDialog(stage))
                .map(file -> {
                    try {
                        Files.writeString(file.toPath(), report);
                        return new ConsoleLine(ConsoleLine.Kind.NOTICE, "Saved to " + file + "\n");
                    } catch (IOException e) {
                        return new ConsoleLine(
                                ConsoleLine.Kind.FAULT,
                                "The report could not be saved to "
                                        + file
                                        + ": "
                                        + e.getMessage()
                                        + "\n");
                    }
                });
    }
}
