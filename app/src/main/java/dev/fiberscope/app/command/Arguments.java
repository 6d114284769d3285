package dev.fiberscope.app.command;

import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import dev.fiberscope.engine.wasm.text.NumberReader;
import dev.fiberscope.engine.wasm.text.Token;
import dev.fiberscope.engine.wasm.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of an export as people type them: numbers as in the text format, {@code null}, and a
 * number for an object of the host.
 */
final class Arguments {
    private Arguments() {}

    /**
     * {@code typed} as values of {@code types}; {@code export} is who takes them, for complaints.
     */
    static List<WasmValue> parse(
            String file, String export, List<String> typed, List<ValueType> types) throws Refusal {
        if (typed.size() != types.size()) {
            throw new Refusal(
                    file,
                    "\""
                            + export
                            + "\" takes "
                            + (types.isEmpty() ? "no arguments" : count(types.size()) + " " + types)
                            + ", and not "
                            + typed.size());
        }
        var values = new ArrayList<WasmValue>();
        for (int i = 0; i < types.size(); i++) {
            var value = value(typed.get(i), types.get(i));
            if (value.isEmpty()) {
                throw new Refusal(
                        file,
                        "argument "
                                + (i + 1)
                                + " of \""
                                + export
                                + "\" is of type "
                                + types.get(i)
                                + ", and "
                                + complaint(typed.get(i), types.get(i)));
            }
            values.add(value.get());
        }
        return List.copyOf(values);
    }

    private static String count(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private static String complaint(String typed, ValueType type) {
        return switch (type) {
            case NumberType.I32 -> "'" + typed + "' is no whole number of 32 bits";
            case NumberType.I64 -> "'" + typed + "' is no whole number of 64 bits";
            case NumberType.F32, NumberType.F64 -> "'" + typed + "' is no number that fits";
            case ReferenceType(boolean nullable, var heap) when heap == HeapType.Abstract.EXTERN ->
                    "'"
                            + typed
                            + "' is not "
                            + (nullable ? "null, nor " : "")
                            + "the number of a host object";
            case ReferenceType(boolean nullable, _) when nullable -> "'" + typed + "' is not null";
            case VectorType _, ReferenceType _ -> "no such value can be typed";
        };
    }

    private static Optional<WasmValue> value(String typed, ValueType type) {
        return switch (type) {
            case NumberType.I32 ->
                    read(
                            typed,
                            tokens -> new WasmValue.I32((int) NumberReader.integer(tokens, 32)));
            case NumberType.I64 ->
                    read(typed, tokens -> new WasmValue.I64(NumberReader.integer(tokens, 64)));
            case NumberType.F32 ->
                    read(typed, tokens -> new WasmValue.F32((int) NumberReader.real(tokens, 32)));
            case NumberType.F64 ->
                    read(typed, tokens -> new WasmValue.F64(NumberReader.real(tokens, 64)));
            case VectorType _ -> Optional.empty();
            case ReferenceType(boolean nullable, _) when typed.equals("null") ->
                    nullable ? Optional.of(new WasmValue.Null()) : Optional.empty();
            case ReferenceType(_, var heap)
                    when heap == HeapType.Abstract.EXTERN && typed.matches("\\d{1,18}") ->
                    Optional.of(new WasmValue.Host(Long.parseLong(typed)));
            case ReferenceType _ -> Optional.empty();
        };
    }

    @FunctionalInterface
    private interface Reading {
        WasmValue read(Tokens tokens) throws ModuleException;
    }

    private static Optional<WasmValue> read(String typed, Reading reading) {
        try {
            var tokens = Tokens.of(new Source.Text("argument", typed));
            var value = reading.read(tokens);
            return tokens.at(Token.Kind.END) ? Optional.of(value) : Optional.empty();
        } catch (ModuleException wrong) {
            return Optional.empty();
        }
    }
}
