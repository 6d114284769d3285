package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.session.Opening;
import dev.fiberscope.ui.start.GalleryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
    private final Samples samples = Samples.read();
    private final Gallery gallery = new Gallery(new Inputs(samples), samples);

    @TempDir Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void everySampleIsOfferedInOrder() {
        assertEquals(
                samples.all().stream().map(Sample::name).toList(),
                gallery.entries().stream().map(GalleryEntry::name).toList());
    }

    @Test
    void everySampleOpensASessionOnItsModule() {
        for (var entry : gallery.entries()) {
            var opened =
                    assertInstanceOf(Opening.Opened.class, entry.opening().get(), entry.name());
            var stopped = new CompletableFuture<Notice>();
            try (var session = opened.session()) {
                session.listen(stopped::complete);
                assertInstanceOf(
                        Notice.Stopped.class, stopped.orTimeout(20, TimeUnit.SECONDS).join());
                assertEquals("sample:" + entry.name(), opened.title());
                assertEquals(
                        "sample:" + entry.name(),
                        session.modules().getLast().module().module().source().name());
            }
        }
    }

    @Test
    void aFileOpensUnderItsNameWithoutTheFolder() throws IOException {
        var opened =
                assertInstanceOf(
                        Opening.Opened.class,
                        gallery.open(file("one.wat", "(module (func (export \"main\")))")));
        assertEquals("one.wat", opened.title());
        opened.session().close();
    }

    @Test
    void aScriptOpens() throws IOException {
        var opened =
                assertInstanceOf(
                        Opening.Opened.class,
                        gallery.open(file("two.wast", "(module)\n(module)\n")));
        assertEquals("two.wast", opened.title());
        opened.session().close();
    }

    @Test
    void aModuleWithAnErrorComesWithItsSourceAndPlace() throws IOException {
        var broken =
                assertInstanceOf(
                        Opening.Broken.class,
                        gallery.open(file("broken.wat", "(module\n  (func (result i32)))")));
        assertEquals(Phase.INVALID, broken.fault().phase());
        assertEquals(
                2,
                Integer.parseInt(broken.source().shown(broken.fault().place()).split(":", 2)[0]));
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        var missing = folder.resolve("none.wat");
        assertEquals(
                new Opening.Unreadable(missing + ": there is no such file"), gallery.open(missing));
    }
}
