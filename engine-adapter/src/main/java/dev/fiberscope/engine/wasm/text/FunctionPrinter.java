package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints the body of one function, an instruction a line, indented by block. */
final class FunctionPrinter {
    private static final int DEEPEST_INDENT = 40;

    private final StringBuilder text;
    private final InstructionText instructions;
    private final Labels labels = new Labels();
    private final List<Place> places = new ArrayList<>();

    FunctionPrinter(StringBuilder text, InstructionText instructions) {
        this.text = text;
        this.instructions = instructions;
    }

    /**
     * Appends the body and the parenthesis that closes the function; gives the place of each
     * instruction.
     */
    List<Place> print(Expression body, int function, Identifiers identifiers) {
        int blocks = 0;
        for (var instruction : body.instructions()) {
            var opcode = instruction.opcode();
            if (opcode == Opcode.END && labels.depth() == 0) {
                place("\n  ", ")");
                break;
            }
            if (opcode == Opcode.END) {
                labels.close();
            }
            int outdent = opcode == Opcode.ELSE ? 1 : 0;
            String indent =
                    "\n    " + "  ".repeat(Math.min(labels.depth() - outdent, DEEPEST_INDENT));
            if (opens(instruction)) {
                Optional<String> name = identifiers.label(function, blocks++);
                String label = " " + name.orElseGet(() -> Labels.mark(labels.depth()));
                place(indent, instructions.of(instruction, labels, label));
                labels.open(name);
            } else {
                place(indent, instructions.of(instruction, labels, ""));
            }
        }
        return places;
    }

    private void place(String before, String instruction) {
        int start = text.append(before).length();
        places.add(new Place(start, text.append(instruction).length()));
    }

    /** True for {@code block}, {@code loop}, {@code if} and {@code try_table}. */
    static boolean opens(Instruction instruction) {
        return instruction.immediate() instanceof Immediate.Block
                || instruction.immediate() instanceof Immediate.Try;
    }
}
