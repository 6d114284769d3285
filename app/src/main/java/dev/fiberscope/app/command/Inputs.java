package dev.fiberscope.app.command;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Finds what {@code FILE} names on the command line: a file, or a sample as {@code sample:NAME}.
 */
public record Inputs(Samples samples) {
    private static final String SAMPLE = "sample:";

    /** Far beyond any module; a Java array of bytes holds no more than twice that. */
    private static final long LARGEST = 1L << 30;

    /** The content of what {@code file} names, read now. */
    public Input read(String file) throws Refusal {
        return file.startsWith(SAMPLE) ? of(sample(file)) : content(file);
    }

    /** The text of a sample. */
    public Input of(Sample sample) {
        return new Input(
                SAMPLE + sample.name(), Bytes.of(sample.wat().getBytes(StandardCharsets.UTF_8)));
    }

    private Sample sample(String file) throws Refusal {
        var found = samples.find(file.substring(SAMPLE.length()));
        if (found.isEmpty()) {
            var names = samples.all().stream().map(Sample::name).collect(Collectors.joining(", "));
            throw new Refusal(file, "there is no such sample; there are " + names);
        }
        return found.get();
    }

    private static Input content(String file) throws Refusal {
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new Refusal(file, "this is a directory and not a file");
            }
            if (Files.exists(path) && Files.size(path) > LARGEST) {
                throw new Refusal(file, "this file is larger than 1 GiB");
            }
            return new Input(file, Bytes.of(Files.readAllBytes(path)));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new Refusal(file, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw new Refusal(file, "this file may not be read");
        } catch (IOException failed) {
            throw new Refusal(file, "this file cannot be read: " + failed.getMessage());
        }
    }
}
