package dev.fiberscope.app.command;

import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Presizing;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.Module;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --policy NAME[,key=value...]}: where frames live on a simulated target. */
final class PolicyOption {
    static final String NAME = "--policy";

    private PolicyOption() {}

    static OptionSpec syntax() {
        return OptionSpec.builder(NAME)
                .paramLabel("NAME[,KEY=VALUE...]")
                .arity("1")
                .type(String.class)
                .description("Simulates stack memory, as an engine keeps it: " + listed() + ".")
                .build();
    }

    /** All names and settings. */
    static String listed() {
        return String.join(", ", PolicyReader.names())
                + "; settings: "
                + String.join(", ", PolicyReader.keyNames());
    }

    /** What was typed; empty without the option. */
    static Optional<PolicySettings> of(ParseResult parsed) throws Refusal {
        return read(parsed.matchedOptionValue(NAME, PolicyReader.NONE));
    }

    /**
     * What was typed, for a run of {@code module}, whose functions it may name; empty without the
     * option.
     */
    static Optional<PolicySettings> of(ParseResult parsed, Module module) throws Refusal {
        var chosen = of(parsed);
        if (chosen.isPresent()) {
            check(chosen.get(), List.of(module));
        }
        return chosen;
    }

    /** Refuses the size of a stack that begins with a function which none of the modules has. */
    static void check(PolicySettings settings, List<Module> modules) throws Refusal {
        var unknown = Presizing.unknown(settings, modules);
        if (unknown.isPresent()) {
            throw new Refusal(NAME, unknown.get());
        }
    }

    /** The settings that {@code typed} means. */
    static Optional<PolicySettings> read(String typed) throws Refusal {
        return switch (PolicyReader.read(typed)) {
            case Reading.Chosen(var chosen) -> chosen;
            case Reading.Refused(var sentence) -> throw new Refusal(NAME, sentence);
        };
    }
}
