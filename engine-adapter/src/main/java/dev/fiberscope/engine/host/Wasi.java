package dev.fiberscope.engine.host;

import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import java.util.List;
import java.util.Map;

/**
 * WASI preview 1 as Chicory has it, under the name {@code wasi_snapshot_preview1}: arguments,
 * environment, the three standard streams, clocks and randomness; no files.
 */
public final class Wasi implements ImportSource {
    private final ImportSource functions;

    /** {@code arguments} begin with the program's name. */
    public Wasi(Streams streams, List<String> arguments, Map<String, String> environment) {
        var options =
                WasiOptions.builder()
                        .withStdin(streams.input(), false)
                        .withStdout(streams.output(), false)
                        .withStderr(streams.errors(), false)
                        .withArguments(List.copyOf(arguments))
                        .withThrowOnExit0(true);
        environment.forEach(options::withEnvironment);
        // Never closed: closing it would close the streams, which are the caller's.
        var preview1 = WasiPreview1.builder().withOptions(options.build()).build();
        functions = new ChicoryFunctions(List.of(preview1.toHostFunctions()));
    }

    @Override
    public Provision function(String module, String name, FunctionType type) {
        return functions.function(module, name, type);
    }
}
