package dev.fiberscope.app.command;

import dev.fiberscope.engine.machine.Settings;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code --collect WHEN}: whether stacks that nothing reaches are freed, as an engine might. */
final class CollectOption {
    static final String NAME = "--collect";

    private CollectOption() {}

    /** A schedule, by the word that is typed. */
    private enum Schedule {
        NEVER("never", Settings.Collection.NEVER),
        WHEN_NEEDED("when-needed", Settings.Collection.WHEN_NEEDED),
        ALWAYS("always", Settings.Collection.AT_EVERY_ALLOCATION);

        private final String word;
        private final Settings.Collection meant;

        Schedule(String word, Settings.Collection meant) {
            this.word = word;
            this.meant = meant;
        }
    }

    /** {@code usual} is what holds without it. */
    static OptionSpec syntax(Settings usual) {
        return OptionSpec.builder(NAME)
                .paramLabel("WHEN")
                .arity("1")
                .type(Settings.Collection.class)
                .converters((ITypeConverter<Settings.Collection>) CollectOption::read)
                .description(
                        "When stacks that nothing reaches are freed: never, as in browsers today; when-needed; or always, before"
                                + " every new object, which is slow. Without this "
                                + Arrays.stream(Schedule.values())
                                        .filter(each -> each.meant == usual.collection())
                                        .map(each -> each.word)
                                        .collect(Collectors.joining())
                                + ".")
                .build();
    }

    private static Settings.Collection read(String typed) {
        return Arrays.stream(Schedule.values())
                .filter(each -> each.word.equals(typed))
                .map(each -> each.meant)
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'"
                                        + typed
                                        + "' is no schedule; there are never, when-needed, always"));
    }

    /** {@code usual}, with what was typed. */
    static Settings of(ParseResult parsed, Settings usual) {
        return usual.with(parsed.matchedOptionValue(NAME, usual.collection()));
    }
}
