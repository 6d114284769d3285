package dev.fiberscope.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code FILE}: what most words are followed by. */
final class FileParameter {
    private FileParameter() {}

    /** A word with help, {@code FILE} and nothing else yet. */
    static CommandSpec word(String name, String description) {
        var syntax = bare(name, description);
        syntax.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .index("0")
                        .arity("1")
                        .required(true)
                        .type(String.class)
                        .description("A .wat, .wasm or .wast file, or sample:NAME.")
                        .build());
        return syntax;
    }

    /** A word with help, and nothing else yet. */
    static CommandSpec bare(String name, String description) {
        var syntax = CommandSpec.create().name(name);
        syntax.usageMessage().description(description);
        return syntax.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Shows this help.")
                        .build());
    }

    static String of(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, "");
    }
}
