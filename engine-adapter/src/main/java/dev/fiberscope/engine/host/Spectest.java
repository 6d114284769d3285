package dev.fiberscope.engine.host;

import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The module {@code spectest} that the specification's scripts import from: an ordinary module
 * whose printing functions it imports itself, and exports again. They print one value a line,
 * {@code 1 : i32}.
 */
public final class Spectest implements ImportSource {
    private static final String NAME = "spectest";
    private static final Map<String, List<ValueType>> PRINTERS =
            Map.of(
                    "print", List.of(),
                    "print_i32", List.of(NumberType.I32),
                    "print_i64", List.of(NumberType.I64),
                    "print_f32", List.of(NumberType.F32),
                    "print_f64", List.of(NumberType.F64),
                    "print_i32_f32", List.of(NumberType.I32, NumberType.F32),
                    "print_f64_f64", List.of(NumberType.F64, NumberType.F64));

    private final OutputStream output;

    public Spectest(OutputStream output) {
        this.output = output;
    }

    @Override
    public Provision function(String module, String name, FunctionType type) {
        var parameters = module.equals(NAME) ? PRINTERS.get(name) : null;
        if (parameters == null) {
            return new Provision.Unknown();
        }
        return type.equals(new FunctionType(parameters, List.of()))
                ? new Provision.Provided(
                        (caller, arguments) -> print(caller, parameters, arguments))
                : new Provision.Misfit();
    }

    @Override
    public Optional<ValidModule> library(String name) throws ModuleException {
        return name.equals(NAME) ? Optional.of(module()) : Optional.empty();
    }

    private Answer print(Caller caller, List<ValueType> types, Values arguments) {
        var shown = caller.machine().show(types, arguments);
        var lines = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            lines.append(shown.get(i)).append(" : ").append(types.get(i)).append('\n');
        }
        try {
            output.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Answer.Returned(Values.NONE);
    }

    private static ValidModule module() throws ModuleException {
        try (var resource = Spectest.class.getResourceAsStream("spectest.wat")) {
            if (resource == null) {
                throw new AssertionError("unreachable: spectest.wat lies beside this class");
            }
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return Validator.validate(TextReader.read(new Source.Text("spectest.wat", text)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
