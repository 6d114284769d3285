package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.ui.window.WindowLayout;
import dev.fiberscope.ui.window.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir Path folder;

    @Test
    void whatIsWrittenIsRead() {
        var file = new SettingsFile(folder.resolve("a/b/window.properties"));
        var settings =
                new WindowSettings(
                        false,
                        15.5,
                        false,
                        List.of(Path.of("/tmp/ä b=c.wat"), Path.of("d.wasm")),
                        new WindowLayout(
                                1_000.5,
                                700,
                                true,
                                Optional.of(new WindowLayout.Edges(0.1, 0.5, 0.625, 0.75))),
                        List.of("global $x = 5", "stacks > 100"),
                        4096);
        file.write(settings);
        assertEquals(settings, file.read());
    }

    @Test
    void fewerFilesLeaveNoneOfTheOlderOnes() {
        var file = new SettingsFile(folder.resolve("window.properties"));
        file.write(
                new WindowSettings(
                        true,
                        14,
                        true,
                        List.of(Path.of("a"), Path.of("b"), Path.of("c")),
                        WindowLayout.FIRST));
        file.write(new WindowSettings(true, 14, true, List.of(Path.of("d")), WindowLayout.FIRST));
        assertEquals(List.of(Path.of("d")), file.read().recent());
    }

    @Test
    void withoutAFileThereAreTheFirstSettings() {
        assertEquals(WindowSettings.FIRST, new SettingsFile(folder.resolve("none")).read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "font-size=huge",
                "font-size=NaN",
                "width=wide\nedge.left=0.5",
                "dark=\\u00zz",
                "something else"
            })
    void whatCannotBeUnderstoodIsAsAtFirst(String content) throws IOException {
        var file = Files.writeString(folder.resolve("window.properties"), content);
        assertEquals(WindowSettings.FIRST, new SettingsFile(file).read());
    }

    @Test
    void aFolderThatCannotBeMadeDoesNoHarm() throws IOException {
        var inTheWay = Files.writeString(folder.resolve("file"), "");
        var file = new SettingsFile(inTheWay.resolve("window.properties"));
        file.write(WindowSettings.FIRST.withDark(false));
        assertEquals(WindowSettings.FIRST, file.read());
        assertTrue(Files.isRegularFile(inTheWay));
    }
}
