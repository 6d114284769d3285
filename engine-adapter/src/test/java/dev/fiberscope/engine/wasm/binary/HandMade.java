package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.HexFormat;

/** Files put together by hand, from hexadecimal numbers with blanks between them. */
public final class HandMade {
    /** Magic and version: the first eight bytes. */
    public static final String HEADER = "00 61 73 6d 01 00 00 00 ";

    private HandMade() {}

    public static Bytes bytes(String hexadecimal) {
        return Bytes.of(HexFormat.of().parseHex(hexadecimal.replaceAll("\\s", "")));
    }

    public static String hexadecimal(Bytes bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes.toArray());
    }

    public static Module read(Bytes bytes) throws ModuleException {
        return BinaryReader.read(new Source.Binary("test.wasm", bytes));
    }

    /** The module of the sections written in {@code hexadecimal}. */
    public static Module read(String hexadecimal) throws ModuleException {
        return read(bytes(HEADER + hexadecimal));
    }

    /** Section {@code id} with its size, less than 128, in front of {@code content}. */
    public static String section(int id, String content) {
        return String.format("%02x %02x ", id, bytes(content).size()) + content + " ";
    }
}
