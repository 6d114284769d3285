package dev.fiberscope.app.command;

import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Reading;
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
                .description(
                        "Simulates stack memory, as an engine keeps it: " + listed() + ".")
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

    /** The settings that {@code typed} means. */
    static Optional<PolicySettings> read(String typed) throws Refusal {
        return switch (PolicyReader.read(typed)) {
            case Reading.Chosen(var chosen) -> chosen;
            case Reading.Refused(var sentence) -> throw new Refusal(NAME, sentence);
        };
    }
}
