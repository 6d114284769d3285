package dev.fiberscope.engine.wasm.binary;

import static dev.fiberscope.engine.wasm.binary.HandMade.HEADER;
import static dev.fiberscope.engine.wasm.binary.HandMade.hexadecimal;
import static dev.fiberscope.engine.wasm.binary.HandMade.read;
import static dev.fiberscope.engine.wasm.binary.HandMade.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryWriterTest {
    /** Files in the shortest form, so that they come out byte by byte. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01 | 03 60 01 7f 01 7e 4e 02 50 00 5f 02 78 01 64 02 00 4f 01 01 5e 77 00 5d 00",
                "01 | 02 4e 00 5d 00",
                "02 | 03 01 61 01 62 01 70 05 00 80 01 00 00 03 7f 01 00 00 04 00 05",
                "04 | 02 6f 00 00 40 00 64 70 00 05 d2 00 0b",
                "05 | 01 05 01 80 80 04",
                "0d | 01 00 02; 06 | 01 63 00 01 d0 00 0b",
                "09 | 02 00 41 01 0b 01 07 01 00 02 07 08",
                "09 | 02 02 03 41 01 0b 00 01 07 03 00 02 07 08",
                "09 | 02 04 41 01 0b 01 d2 07 0b 05 70 01 d2 07 0b",
                "09 | 02 06 03 41 01 0b 6f 00 07 6e 00",
                "0c | 03; 0b | 03 00 41 00 0b 02 68 69 01 01 ff 02 01 41 00 0b 00",
                "00 | 01 61 01; 01 | 00; 00 | 01 62; 0a | 00; 00 | 00",
                "00 | 04 6e 61 6d 65 00 02 01 6d 01 04 01 00 01 66 02 06 01 00 01 00 01 78 0b 04 01 09 01 74"
            })
    void whatWasReadIsWrittenAgain(String sections) throws ModuleException {
        String file =
                Arrays.stream(sections.split(";"))
                        .filter(each -> !each.isEmpty())
                        .map(each ->
                                section(
                                        HexFormat.fromHexDigits(each.strip().substring(0, 2)),
                                        each.strip().substring(5)))
                        .collect(Collectors.joining("", HEADER, ""));
        var first = read(HandMade.bytes(file));
        var written = BinaryWriter.write(first);
        assertEquals(file.strip(), hexadecimal(written));
        assertEquals(Placeless.of(first), Placeless.of(read(written)));
    }

    @Test
    void everyInstructionSurvivesWritingAndReading() throws ModuleException {
        var module = EveryInstruction.module();
        assertEquals(Placeless.of(module), Placeless.of(read(BinaryWriter.write(module))));
    }

    @Test
    void longFormsAreWrittenShort() throws ModuleException {
        var module = read("05 07 01 00 82 80 80 80 00");
        assertEquals(HEADER + "05 03 01 00 02", hexadecimal(BinaryWriter.write(module)));
    }

    @Test
    void neighbouringLocalsOfOneTypeAreOneEntry() throws ModuleException {
        var module =
                read(
                        "01 04 01 60 00 00 03 02 01 00"
                                + section(10, "01 08 03 01 7f 01 7f 01 7e 0b"));
        assertEquals(
                HEADER + "01 04 01 60 00 00 03 02 01 00 0a 08 01 06 02 02 7f 01 7e 0b",
                hexadecimal(BinaryWriter.write(module)));
    }

    @Test
    void aDataCountIsAddedWhereAnInstructionNeedsIt() throws ModuleException {
        var every = EveryInstruction.module();
        var without = read(BinaryWriter.write(Placeless.of(every)));
        assertEquals(0, without.dataCount().orElseThrow());
    }

    @Test
    void instructionOffsetsAreWhereTheReaderFindsThem() throws ModuleException {
        var encoded = BinaryWriter.encode(EveryInstruction.module());
        var instructions = read(encoded.bytes()).functions().getFirst().body().instructions();
        assertEquals(
                instructions.stream().map(each -> each.place().start()).toList(),
                encoded.instructionOffsets().getFirst());
        int last = encoded.instructionOffsets().getFirst().getLast();
        assertEquals(Opcode.END.code(), encoded.bytes().at(last));
    }
}
