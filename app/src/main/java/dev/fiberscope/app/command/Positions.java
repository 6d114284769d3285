package dev.fiberscope.app.command;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Where the instructions of a machine's instances stand in their files. */
record Positions(Machine machine) {
    /** Of a long backtrace, the lines that are shown at its beginning, and at its end. */
    private static final int NEWEST = 30;

    private static final int OLDEST = 10;

    /** {@code file:line:column}, or {@code file:0x4f} in a binary. */
    String of(CodePoint at) {
        var source = machine.module(at.instance()).module().source();
        return source.name() + ":" + source.shown(found(at).place());
    }

    /** The word of the instruction: {@code suspend}. */
    String instruction(CodePoint at) {
        return found(at).opcode().mnemonic();
    }

    private Instruction found(CodePoint at) {
        var module = machine.module(at.instance()).module();
        int own = at.function() - module.importCount(ExternType.Function.class);
        return module.functions().get(own).body().instructions().get(at.instruction());
    }

    /**
     * One line a frame, across stacks, from the newest frame to the host; equal frames that follow
     * each other share one.
     */
    List<String> backtrace(List<Trap.Line> frames) {
        var lines = new ArrayList<String>();
        int begin = 0;
        for (int i = 1; i <= frames.size(); i++) {
            if (i == frames.size() || !frames.get(i).equals(frames.get(begin))) {
                lines.add(line(frames.get(begin), i - begin));
                begin = i;
            }
        }
        int left = lines.size() - NEWEST - OLDEST;
        if (left > 1) {
            lines.subList(NEWEST, NEWEST + left).clear();
            lines.add(NEWEST, "  and " + left + " more");
        }
        return lines;
    }

    private String line(Trap.Line frame, int times) {
        var line = "  in " + frame.function() + " on " + frame.stack() + " at " + of(frame.at());
        return times == 1 ? line : line + " (" + times + " times)";
    }

    /** The frames of the running chain, as a trap would give them. */
    List<Trap.Line> running() {
        var snapshot = machine.snapshot();
        return snapshot.runningChain().stream()
                .flatMap(id -> snapshot.stack(id).stream())
                .flatMap(stack ->
                        stack.frames().stream()
                                .map(frame ->
                                        new Trap.Line(stack.id(), frame.function(), frame.at())))
                .toList();
    }
}
