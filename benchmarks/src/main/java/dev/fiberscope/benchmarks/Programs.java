package dev.fiberscope.benchmarks;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The programs that are measured, by the names of their files. */
final class Programs {
    /** How often each does what it does, so that one run takes some milliseconds. */
    private static final Map<String, Integer> TIMES =
            Map.of(
                    "fib", 23,
                    "loop", 200_000,
                    "sieve", 200_000,
                    "memory", 20,
                    "call_indirect", 200_000,
                    "gc", 10_000,
                    "generator", 50_000,
                    "switch", 50_000,
                    "deep", 10_000,
                    "finish", 50_000);

    private Programs() {}

    static int times(String name) {
        var times = TIMES.get(name);
        if (times == null) {
            throw new IllegalArgumentException("no program is named " + name);
        }
        return times;
    }

    static String text(String name) {
        try (var file = Programs.class.getResourceAsStream(name + ".wat")) {
            if (file == null) {
                throw new IllegalArgumentException("no program is named " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Module module(String name) throws ModuleException {
        return TextReader.read(new Source.Text(name + ".wat", text(name)));
    }
}
