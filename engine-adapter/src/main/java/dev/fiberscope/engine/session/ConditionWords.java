package dev.fiberscope.engine.session;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.session.Condition.Comparison;
import java.util.Locale;

/** Conditions as people say them. */
final class ConditionWords {
    private ConditionWords() {}

    /** As {@code global $x = 5}; {@code machine} knows the place, if there is one. */
    static String of(Condition condition, Machine machine) {
        return switch (condition) {
            case Condition.OfValue(var storage, var comparison, var text) ->
                    machine.editing().describe(storage).orElse("the place")
                            + " "
                            + sign(comparison)
                            + " "
                            + text;
            case Condition.OfBytes(_, _, long address, var form, var comparison, var text) ->
                    "the "
                            + form.name().toLowerCase(Locale.ROOT)
                            + " at "
                            + address
                            + " "
                            + sign(comparison)
                            + " "
                            + text;
            case Condition.OfCount(var count, var comparison, long number) ->
                    switch (count) {
                                case STACKS -> "stacks ";
                                case SUSPENDED -> "suspended stacks ";
                                case FRAMES -> "frames ";
                            }
                            + sign(comparison)
                            + " "
                            + number;
        };
    }

    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }
}
