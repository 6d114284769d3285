package dev.fiberscope.engine.session;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Bytes that a program prints, as text: each write at once, but for a character that is not
 * complete yet.
 */
final class PrintedStream extends OutputStream {
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final Consumer<String> text;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    PrintedStream(Consumer<String> text) {
        this.text = text;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        var all =
                ByteBuffer.allocate(rest.remaining() + count)
                        .put(rest)
                        .put(bytes, from, count)
                        .flip();
        var characters = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, characters, false);
        rest = all;
        if (characters.flip().hasRemaining()) {
            text.accept(characters.toString());
        }
    }
}
