package dev.fiberscope.app.window;

import dev.fiberscope.app.command.Input;
import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.app.command.Refusal;
import dev.fiberscope.app.command.Version;
import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.session.OpenSession;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.start.GalleryEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes sessions of samples and files. Any thread but JavaFX's. */
public record Gallery(Inputs inputs, Samples samples, Supplier<Budget> budget) {
    /** With the usual budget for the past. */
    public Gallery(Inputs inputs, Samples samples) {
        this(inputs, samples, () -> Budget.USUAL);
    }

    /** The same; {@code next} is asked at each opening what the past may take. */
    Gallery within(Supplier<Budget> next) {
        return new Gallery(inputs, samples, next);
    }

    /** All samples, in their order. */
    public List<GalleryEntry> entries() {
        return samples.all().stream().map(this::entry).toList();
    }

    private GalleryEntry entry(Sample sample) {
        return new GalleryEntry(
                sample.name(),
                sample.title(),
                sample.paragraph(),
                sample.lesson(),
                () -> opened("sample:" + sample.name(), inputs.of(sample), memory(sample)));
    }

    /** Opens a file; the window's title shows its name without the folder. */
    public Opening open(Path file) {
        try {
            return opened(
                    Objects.requireNonNullElse(file.getFileName(), file).toString(),
                    inputs.read(file.toString()),
                    Optional.empty());
        } catch (Refusal refusal) {
            return new Opening.Unreadable(refusal.line());
        }
    }

    /** The stack memory that the sample's lesson supposes. */
    private static Optional<PolicySettings> memory(Sample sample) {
        return sample.policy()
                .map(PolicyReader::read)
                .flatMap(reading ->
                        switch (reading) {
                            case Reading.Chosen(var settings) -> settings;
                            case Reading.Refused(var sentence) ->
                                    throw new AssertionError(
                                            "unreachable: " + sample.name() + ": " + sentence);
                        });
    }

    private Opening opened(String title, Input input, Optional<PolicySettings> memory) {
        try {
            var session =
                    DebugSession.open(
                            input.program(), Settings.DEBUGGING.with(memory), budget.get());
            return new Opening.Opened(title, OpenSession.of(session, Version.words()));
        } catch (Refusal.Broken broken) {
            return new Opening.Broken(broken.source(), broken.fault());
        } catch (Refusal refusal) {
            return new Opening.Unreadable(refusal.line());
        }
    }
}
