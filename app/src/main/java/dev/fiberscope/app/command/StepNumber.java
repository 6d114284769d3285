package dev.fiberscope.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of instructions, as people type it. */
final class StepNumber {
    static final ITypeConverter<Long> CONVERTER = StepNumber::parse;

    private StepNumber() {}

    private static Long parse(String typed) {
        if (!typed.matches("\\d{1,18}")) {
            throw new TypeConversionException("'" + typed + "' is no number of instructions");
        }
        return Long.valueOf(typed);
    }
}
