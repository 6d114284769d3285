package dev.fiberscope.app.command;

import dev.fiberscope.engine.history.recording.RecordedProgram;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code --invoke NAME ARG...}: which function of a module is called, and with what. */
final class Invoke {
    static final String OPTION = "--invoke";

    private Invoke() {}

    static OptionSpec option() {
        return OptionSpec.builder(OPTION)
                .paramLabel("NAME [ARG]")
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Calls this export, instead of _start, main, or the only one.")
                .build();
    }

    /** The module that {@code FILE} names, with the call that is wanted. */
    static RecordedProgram.OfModule program(Inputs inputs, ParseResult parsed) throws Refusal {
        List<String> invoked = parsed.matchedOptionValue(OPTION, List.of());
        rejectOptions(parsed, invoked);
        var file = FileParameter.of(parsed);
        var module = inputs.read(file).validModule();
        var name = entry(file, module.module(), invoked.stream().findFirst());
        List<WasmValue> arguments =
                name.isEmpty()
                        ? List.of()
                        : Arguments.parse(
                                file,
                                name,
                                invoked.isEmpty() ? List.of() : invoked.subList(1, invoked.size()),
                                module.module()
                                        .functionType(type(module.module(), name))
                                        .parameters());
        return new RecordedProgram.OfModule(
                module, name.isEmpty() ? Optional.empty() : Optional.of(name), arguments);
    }

    /** A misspelt option behind {@code --invoke} looks like one more argument to picocli. */
    private static void rejectOptions(ParseResult parsed, List<String> invoked) {
        var options = invoked.stream().skip(1).filter(each -> each.startsWith("--")).toList();
        if (!options.isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), options);
        }
    }

    /** The export to call; empty if there is none and the start function is all. */
    private static String entry(String file, Module module, Optional<String> wanted)
            throws Refusal {
        var exported =
                module.exports().stream()
                        .filter(each -> each.kind() == ExternKind.FUNCTION)
                        .map(Module.Export::name)
                        .toList();
        if (wanted.isPresent()) {
            if (!exported.contains(wanted.get())) {
                throw new Refusal(
                        file,
                        "no function is exported as \""
                                + wanted.get()
                                + "\"; "
                                + offered(exported));
            }
            return wanted.get();
        }
        var offering = Program.entryOf(module);
        if (offering.isPresent()) {
            return offering.get();
        }
        if (exported.isEmpty() && module.start().isPresent()) {
            return "";
        }
        throw new Refusal(
                file,
                exported.isEmpty()
                        ? "there is nothing to run: no function is exported, and none is the start function"
                        : "say which function to run with --invoke; " + offered(exported));
    }

    private static String offered(List<String> exported) {
        return exported.isEmpty()
                ? "none is"
                : "there "
                        + (exported.size() == 1 ? "is " : "are ")
                        + exported.stream()
                                .map(each -> "\"" + each + "\"")
                                .collect(Collectors.joining(", "));
    }

    private static int type(Module module, String export) {
        return module.exports().stream()
                .filter(each -> each.kind() == ExternKind.FUNCTION && each.name().equals(export))
                .map(each -> module.functionTypes().get(each.index()))
                .findFirst()
                .orElseThrow();
    }
}
