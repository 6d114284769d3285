package dev.fiberscope.engine.wasm.binary;

import static dev.fiberscope.engine.wasm.binary.HandMade.HEADER;
import static dev.fiberscope.engine.wasm.binary.HandMade.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedBinaryTest {
    private static final String ONE_FUNCTION = "01 04 01 60 00 00  03 02 01 00 ";

    private static ModuleException refused(String file) {
        return assertThrows(ModuleException.class, () -> HandMade.read(HandMade.bytes(file)));
    }

    private static ModuleException bodyRefused(String withLocals) {
        return refused(
                HEADER + ONE_FUNCTION + section(10, "01 " + section(0, withLocals).substring(3)));
    }

    private static void assertMalformed(String sentence, int start, ModuleException refusal) {
        assertEquals(Phase.MALFORMED, refusal.phase());
        assertEquals(sentence, refusal.sentence());
        assertEquals(start, refusal.place().start(), sentence);
    }

    @Test
    void aFileThatIsNoWasmIsRefusedAtItsFirstByte() {
        assertMalformed("magic header not detected", 0, refused("25 50 44 46 2d 31 2e 37"));
        assertMalformed("unknown binary version", 4, refused("00 61 73 6d 0d 00 01 00"));
        assertMalformed("unexpected end of section or function", 3, refused("00 61 73"));
    }

    @ParameterizedTest
    @CsvSource({
        "0e 00, 8, malformed section id",
        "01 01 00 01 01 00, 11, unexpected content after last section",
        "0a 01 00 03 01 00, 11, unexpected content after last section",
        "05 04 01 00 01 00, 8, section size mismatch",
        "05 7f, 9, length out of bounds",
        "01 05 ff ff ff ff 0f, 15, unexpected end of section or function",
        "01 03 01 61 00, 11, malformed composite type",
        "01 04 01 60 01 41, 13, malformed value type",
        "01 03 01 5d 70, 12, malformed continuation type",
        "01 04 01 5e 7f 02, 13, malformed mutability",
        "02 04 01 00 00 05, 13, malformed import kind",
        "02 05 01 01 ff 00 00, 11, malformed UTF-8 encoding",
        "04 03 01 7f 00, 11, malformed reference type",
        "04 06 01 40 01 70 00 00, 11, malformed table",
        "05 02 01 08, 11, malformed limits flags",
        "0d 03 01 01 00, 11, malformed tag attribute",
        "07 04 01 00 05 00, 12, malformed export kind",
        "09 02 01 08, 11, malformed elements segment kind",
        "09 04 01 01 01 00, 12, malformed element kind",
        "0b 02 01 03, 11, malformed data segment kind",
        "0c 01 01, 11, data count and data section have inconsistent lengths",
        "03 02 01 00, 12, function and code section have inconsistent lengths",
        "05 07 01 00 80 80 80 80 80, 17, unexpected end of section or function",
        "03 06 01 80 80 80 80 80 00, 11, integer representation too long",
        "03 06 01 80 80 80 80 10, 11, integer too large"
    })
    void eachSectionIsCheckedAndBlamedAtItsByte(String sections, int start, String sentence) {
        assertMalformed(sentence, start, refused(HEADER + sections));
    }

    @ParameterizedTest
    @CsvSource({
        "ff 0b, 23, illegal opcode ff",
        "fb 1f 0b, 23, illegal opcode fb 1f",
        "fc 80 80 04 0b, 23, illegal opcode fc 10000",
        "05 0b, 23, END opcode expected",
        "02 40 05 0b 0b, 25, END opcode expected",
        "04 40 05 05 0b 0b, 26, END opcode expected",
        "01, 24, unexpected end of section or function",
        "02 41 0b 0b, 24, malformed value type",
        "d0 41 0b, 24, malformed heap type",
        "28 80 01 00 0b, 24, malformed memop flags",
        "fb 18 04 00 70 70 0b, 25, malformed cast flags",
        "1f 40 01 04 00 0b 0b, 26, malformed catch clause",
        "e3 00 01 02 00 00 0b, 26, malformed handler clause",
        "41 ff ff ff ff 4f 0b, 24, integer too large",
        "42 80 80 80 80 80 80 80 80 80 80 00 0b, 24, integer representation too long",
        "fc 09 00 0b, 23, data count section required",
        "0b 01, 21, section size mismatch"
    })
    void eachInstructionIsCheckedAndBlamedAtItsByte(String body, int start, String sentence) {
        assertMalformed(sentence, start, bodyRefused("00 " + body));
    }

    @Test
    void moreLocalsThanNumbersAreMalformed() {
        assertMalformed("too many locals", 22, bodyRefused("02 ff ff ff ff 0f 7f 01 7e 0b"));
    }

    @Test
    void moreLocalsThanTheBoundAreUnsupportedAndTakeNoMemory() {
        var refusal = bodyRefused("01 ff ff ff ff 0f 7f 0b");
        assertEquals(Phase.UNSUPPORTED, refusal.phase());
        assertEquals(new Place(22, 29), refusal.place());
    }

    @ParameterizedTest
    @CsvSource({
        "06 40 0b 0b, legacy exception handling",
        "18 00 0b, legacy exception handling",
        "fe 00 02 00 0b, threads",
        "fc 13 0b, wide arithmetic",
        "fc 16 0b, wide arithmetic"
    })
    void whatThisEngineDoesNotTakeIsNamed(String body, String named) {
        var refusal = bodyRefused("00 " + body);
        assertEquals(Phase.UNSUPPORTED, refusal.phase());
        assertEquals(named, refusal.sentence().substring(0, named.length()));
        assertEquals(23, refusal.place().start());
    }

    @ParameterizedTest
    @CsvSource({
        "01 02 01 65, shared types",
        "01 05 01 60 01 65 6e, shared types",
        "01 06 01 60 01 63 62 00, custom descriptors",
        "01 03 01 4d 01, custom descriptors",
        "01 04 01 60 01 67, strings"
    })
    void typesOfOtherProposalsAreNamed(String section, String named) {
        var refusal = refused(HEADER + section);
        assertEquals(Phase.UNSUPPORTED, refusal.phase(), refusal.sentence());
        assertEquals(named + " ", refusal.sentence().substring(0, named.length() + 1));
    }

    @Test
    void aSharedMemoryIsUnsupported() {
        assertEquals(Phase.UNSUPPORTED, refused(HEADER + "05 04 01 03 01 01").phase());
    }

    @Test
    void blocksNestedAsDeepAsAFileAllowsAreRead() throws ModuleException {
        int depth = 200_000;
        var body = new Output();
        body.octet(0);
        for (int i = 0; i < depth; i++) {
            body.octet(Opcode.BLOCK.code());
            body.octet(0x40);
        }
        for (int i = 0; i <= depth; i++) {
            body.octet(Opcode.END.code());
        }
        var section = new Output();
        section.u32(1);
        section.sized(body);
        var file = new Output();
        file.octets(HandMade.bytes(HEADER + ONE_FUNCTION));
        file.octet(Section.CODE.id());
        file.sized(section);
        var module = HandMade.read(file.toBytes());
        assertEquals(2 * depth + 1, module.functions().getFirst().body().instructions().size());
        assertEquals(file.toBytes(), BinaryWriter.write(module));
    }

    /**
     * Whatever is cut off or changed: either a module, or a {@link ModuleException} with a place
     * inside the file.
     */
    @Test
    void damagedFilesAreRefusedAndNothingElse() throws ModuleException {
        byte[] whole = BinaryWriter.write(EveryInstruction.module()).toArray();
        var random = new Random(7);
        int refusals = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            try {
                HandMade.read(Bytes.of(Arrays.copyOf(damaged, length)));
            } catch (ModuleException refusal) {
                refusals++;
                assertTrue(refusal.place().start() >= 0 && refusal.place().start() <= length);
            }
        }
        assertTrue(refusals > 1_000);
    }
}
