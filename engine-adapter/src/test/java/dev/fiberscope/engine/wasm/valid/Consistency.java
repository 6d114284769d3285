package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold between the operand types of neighbouring instructions and the counts of {@link
 * Arity}: neighbours share all that the first one does not take, and nothing of what it takes.
 */
final class Consistency {
    /**
     * Those after which operands may be written anew, or which need not be followed by the next.
     */
    private static final Set<Opcode> APART =
            EnumSet.of(
                    Opcode.ELSE,
                    Opcode.END,
                    Opcode.BR,
                    Opcode.BR_IF,
                    Opcode.BR_TABLE,
                    Opcode.BR_ON_NULL,
                    Opcode.BR_ON_NON_NULL,
                    Opcode.BR_ON_CAST,
                    Opcode.BR_ON_CAST_FAIL,
                    Opcode.RETURN,
                    Opcode.RETURN_CALL,
                    Opcode.RETURN_CALL_REF,
                    Opcode.RETURN_CALL_INDIRECT,
                    Opcode.UNREACHABLE,
                    Opcode.THROW,
                    Opcode.THROW_REF);

    private Consistency() {}

    static List<String> complaints(ValidModule valid) {
        var complaints = new ArrayList<String>();
        var arity = new Arity(valid.module());
        for (var function : valid.functions()) {
            var body = function.function().body().instructions();
            for (int i = 0; i < body.size(); i++) {
                var before = function.before().get(i);
                if (before.isEmpty()) {
                    continue;
                }
                int height = before.get().height();
                int taken = arity.taken(body.get(i));
                if (height > function.maximumHeight()) {
                    complaints.add(
                            body.get(i) + " above the maximum height " + function.maximumHeight());
                }
                if (taken > height) {
                    complaints.add(body.get(i) + " takes " + taken + " of " + height);
                } else if (!APART.contains(body.get(i).opcode())
                        && !follows(
                                before.get(), taken, function.before().get(i + 1).orElseThrow())) {
                    complaints.add(body.get(i) + " does not take " + taken);
                }
            }
        }
        return complaints;
    }

    @SuppressWarnings("ReferenceEquality") // shared or not is the question
    private static boolean follows(OperandTypes before, int taken, OperandTypes after) {
        int kept = before.height() - taken;
        return after.height() >= kept
                && after.without(after.height() - kept) == before.without(taken)
                && (taken == 0
                        || after.height() == kept
                        || after.without(after.height() - kept - 1) != before.without(taken - 1));
    }
}
