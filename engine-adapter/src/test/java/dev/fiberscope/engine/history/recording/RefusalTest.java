package dev.fiberscope.engine.history.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.recording.RecordingException.Fault;
import dev.fiberscope.engine.wasm.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is not all that was written is refused. */
class RefusalTest {
    @TempDir Path folder;

    private Recording recording;
    private byte[] closed;
    private byte[] unclosed;

    @BeforeEach
    void write() throws IOException {
        recording = EveryKind.recording(Optional.of(new Ending.Exited(4)));
        closed = EveryKind.bytes(folder, recording);
        unclosed = EveryKind.bytes(folder, EveryKind.recording(Optional.empty()));
    }

    private static Recording read(byte[] bytes) throws RecordingException {
        return RecordingReader.read("a.fscope", Bytes.of(bytes));
    }

    private static RecordingException refused(Fault fault, byte[] bytes) {
        var refused = assertThrows(RecordingException.class, () -> read(bytes));
        assertEquals(fault, refused.fault(), refused.sentence());
        assertEquals("a.fscope", refused.file());
        assertTrue(refused.sentence().contains("byte " + refused.position()), refused.sentence());
        assertFalse(refused.sentence().contains("\n"), refused.sentence());
        return refused;
    }

    private static byte[] changed(byte[] bytes, int at, int to) {
        var changed = bytes.clone();
        changed[at] = (byte) to;
        return changed;
    }

    @Test
    void anotherKindOfFile() {
        refused(Fault.FOREIGN, new byte[0]);
        refused(Fault.FOREIGN, "(module)".getBytes(StandardCharsets.UTF_8));
        refused(Fault.FOREIGN, new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        refused(Fault.FOREIGN, changed(closed, 0, 'x'));
    }

    @Test
    void aFileWhoseLineEndsWereChanged() {
        var text = new String(closed, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        refused(Fault.FOREIGN, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aNewerFormat() {
        var newer = closed.clone();
        System.arraycopy(Format.header(2, closed.length), 0, newer, 0, Format.HEADER);
        assertEquals(
                "this recording has format 2 (byte 8), and this Fiberscope reads format 1 only",
                refused(Fault.NEWER, newer).sentence());
    }

    @Test
    void aClosedRecordingThatIsCutAnywhere() {
        for (int size = 1; size < closed.length; size++) {
            assertEquals(size, refused(Fault.CUT, Arrays.copyOf(closed, size)).position());
        }
    }

    @Test
    void aClosedRecordingThatGoesOn() {
        refused(Fault.DAMAGED, Arrays.copyOf(closed, closed.length + 1));
    }

    /** As if the process had been killed at any time. */
    @Test
    void aRecordingThatWasNeverClosedIsReadUpToItsLastWholeFrame() throws Exception {
        var file = folder.resolve("killed.fscope");
        var all = EveryKind.entries();
        byte[] bytes;
        try (var writer = RecordingWriter.create(file, EveryKind.header())) {
            for (var entry : all) {
                writer.add(entry.step(), entry.crossing());
                writer.flush();
            }
            bytes = Files.readAllBytes(file);
        }
        int before = 0;
        for (int size = 1; size <= bytes.length; size++) {
            var part = Arrays.copyOf(bytes, size);
            try {
                var read = read(part);
                assertFalse(read.closed());
                int count = read.entries().size();
                assertTrue(count == before || count == before + 1, () -> "entries: " + count);
                assertEquals(Told.entries(all.subList(0, count)), Told.entries(read.entries()));
                before = count;
            } catch (RecordingException nothing) {
                assertEquals(0, before, nothing.sentence());
                assertEquals(Fault.CUT, nothing.fault(), nothing.sentence());
            }
        }
        assertEquals(all.size(), before);
    }

    @Test
    void framesThatAreMissingOrTwice() throws Exception {
        var file = folder.resolve("frames.fscope");
        try (var writer = RecordingWriter.create(file, EveryKind.header())) {
            var one = Files.size(file);
            writer.add(1, new Crossing.MemoryGrown(0, 1));
            writer.flush();
            var two = Files.size(file);
            writer.add(2, new Crossing.MemoryGrown(0, 1));
            writer.flush();
            var bytes = Files.readAllBytes(file);
            refused(Fault.DAMAGED, join(part(bytes, 0, one), part(bytes, two, bytes.length)));
            refused(Fault.DAMAGED, join(bytes, part(bytes, two, bytes.length)));
        }
    }

    private static byte[] part(byte[] bytes, long from, long to) {
        return Arrays.copyOfRange(bytes, (int) from, (int) to);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void anyByteThatIsAnother() {
        for (var bytes : List.of(closed, unclosed)) {
            for (int at = 0; at < bytes.length; at++) {
                for (int bit : new int[] {0, 3, 7}) {
                    var damaged = changed(bytes, at, bytes[at] ^ 1 << bit);
                    assertThrows(RecordingException.class, () -> read(damaged));
                }
            }
        }
    }

    /** Cut, joined, filled, exchanged: equal to what was written, or refused. */
    @Test
    void anyMixtureOfItsBytes() {
        var random = new Random(77);
        for (int i = 0; i < 4000; i++) {
            var bytes = closed;
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(Math.min(40, bytes.length - from) + 1);
            var middle = part(bytes, from, to);
            switch (random.nextInt(4)) {
                case 0 -> random.nextBytes(middle);
                case 1 -> Arrays.fill(middle, (byte) 0);
                case 2 -> middle = new byte[0];
                default -> middle = join(middle, middle);
            }
            var mixed = join(part(bytes, 0, from), middle, part(bytes, to, bytes.length));
            try {
                var read = read(mixed);
                Told.assertEqual(recording, read);
            } catch (RecordingException refused) {
                assertFalse(refused.sentence().isEmpty());
            }
        }
    }

    /** Nothing but checksums that fit: what stands in the frames may be anything. */
    @Test
    void anyContentWithGoodChecksums() {
        var encoder = new RecordEncoder();
        var all = new Encoding();
        encoder.header(EveryKind.header(), all);
        EveryKind.entries().forEach(each -> encoder.crossing(each.step(), each.crossing(), all));
        var content = all.toArray();
        var random = new Random(78);
        int read = 0;
        for (int i = 0; i < 6000; i++) {
            var changed = content.clone();
            for (int times = random.nextInt(3); times >= 0; times--) {
                changed[random.nextInt(changed.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
            }
            if (i % 5 == 0) {
                changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            }
            try {
                assertFalse(read(framed(changed)).closed());
                read++;
            } catch (RecordingException refused) {
                assertFalse(refused.sentence().isEmpty());
            }
        }
        assertTrue(read > 100, "some changes make another recording");
    }

    private static byte[] framed(byte[] content) {
        return join(
                Format.header(Format.VERSION, 0),
                Format.frameHeader(0, content.length),
                content,
                Format.frameEnd(content));
    }

    @Test
    void aLengthThatIsTooLargeTakesNoMemory() {
        var bytes =
                join(
                        Format.header(Format.VERSION, 0),
                        Format.frameHeader(0, Integer.MAX_VALUE),
                        new byte[10]);
        refused(Fault.CUT, bytes);
        var content = new Encoding();
        new RecordEncoder().header(EveryKind.header(), content);
        RecordKind.HOST_RETURNED.write(content);
        content.number(0);
        content.number(Integer.MAX_VALUE);
        refused(Fault.DAMAGED, framed(content.toArray()));
    }

    @Test
    void somethingBehindTheEnd() {
        var encoder = new RecordEncoder();
        var content = new Encoding();
        encoder.header(EveryKind.header(), content);
        encoder.end(new End(1, new Ending.ScriptOver()), content);
        encoder.crossing(2, new Crossing.MemoryGrown(0, 1), content);
        refused(Fault.DAMAGED, framed(content.toArray()));
    }

    /** Else a short file could make a reader hold any number of large modules. */
    @Test
    void oneModuleTwice() {
        var content = new Encoding();
        new RecordEncoder().header(EveryKind.header(), content);
        RecordKind.TEXT_MODULE.write(content);
        content.index(0);
        content.index(0);
        content.index(40);
        assertEquals(
                "a module is told twice",
                refused(Fault.DAMAGED, framed(content.toArray()))
                        .sentence()
                        .replaceFirst(".*: ", ""));
    }

    @Test
    void whatIsClosedHasAnEnd() {
        var content = new Encoding();
        new RecordEncoder().header(EveryKind.header(), content);
        var bytes = framed(content.toArray());
        System.arraycopy(Format.header(Format.VERSION, bytes.length), 0, bytes, 0, Format.HEADER);
        refused(Fault.DAMAGED, bytes);
    }

    @Test
    void anEntryBeforeTheProgram() {
        var content = new Encoding();
        new RecordEncoder().crossing(0, new Crossing.MemoryGrown(0, 1), content);
        refused(Fault.DAMAGED, framed(content.toArray()));
    }
}
