package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.CodePoint;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which code runs: the functions' own, or copies with {@link Op#BREAK} in place of instructions
 * with breakpoints. Nothing is asked while it runs.
 */
final class Breakpoints {
    private final Set<CodePoint> points = new LinkedHashSet<>();
    private Codes plain = new Codes(new int[0][], new int[0][]);
    private Codes patched = plain;
    private int known = -1;

    /**
     * Code by function address: with every instruction of its own, and with fused ones. A function
     * with breakpoints has the same for both.
     */
    static final class Codes {
        private final int[][] plain;
        private final int[][] fused;

        /** Addresses of the functions with breakpoints. */
        private final BitSet broken = new BitSet();

        Codes(int[][] plain, int[][] fused) {
            this.plain = plain;
            this.fused = fused;
        }

        int[][] plain() {
            return plain;
        }

        int[][] fused() {
            return fused;
        }

        /** The running stack can go on in fused code where it stands. */
        boolean fusedFrom(Store store) {
            var stack = store.current();
            int address = stack.frames[stack.top];
            return broken.get(address)
                    || store.function(address)
                            .code()
                            .fused()
                            .begins(stack.frames[stack.top + StackData.PC]);
        }
    }

    void add(CodePoint point) {
        points.add(point);
        known = -1;
    }

    void remove(CodePoint point) {
        points.remove(point);
        known = -1;
    }

    /** Code by function address, without breakpoints. */
    Codes plain(Store store) {
        refresh(store);
        return plain;
    }

    /** Code by function address, with breakpoints. */
    Codes patched(Store store) {
        refresh(store);
        return patched;
    }

    /** Other functions may stand at the same addresses from now on. */
    void forget() {
        known = -1;
    }

    private void refresh(Store store) {
        if (known == store.functionCount) {
            return;
        }
        known = store.functionCount;
        var code = new int[known][];
        var fused = new int[known][];
        for (int i = 0; i < known; i++) {
            var compiled = store.functions[i].compiled;
            code[i] = compiled == null ? new int[0] : compiled.code().numbers;
            fused[i] = compiled == null ? new int[0] : compiled.fused().numbers;
        }
        plain = new Codes(code, fused);
        patched = new Codes(code.clone(), fused.clone());
        for (var point : points) {
            patch(store, point);
        }
    }

    private void patch(Store store, CodePoint point) {
        if (point.instance() >= store.instances.size()) {
            return;
        }
        int address = store.instances.get(point.instance()).functions().at(point.function());
        var compiled = store.functions[address].compiled;
        if (compiled == null) {
            return;
        }
        int pc = position(compiled, point.instruction());
        if (pc < plain.plain[address].length) {
            if (!patched.broken.get(address)) {
                patched.broken.set(address);
                patched.plain[address] = plain.plain[address].clone();
                patched.fused[address] = patched.plain[address];
            }
            patched.plain[address][pc] = Op.BREAK;
        }
    }

    /**
     * The first instruction at or behind {@code point} that is executed; of a function that the
     * instance defines.
     */
    static CodePoint executed(Store store, CodePoint point) {
        int address = store.instances.get(point.instance()).functions().at(point.function());
        var compiled = store.function(address).code();
        int pc = position(compiled, point.instruction());
        return new CodePoint(point.instance(), point.function(), compiled.instruction(pc));
    }

    /** Where the first instruction at or behind {@code instruction} begins that is executed. */
    private static int position(CompiledFunction function, int instruction) {
        int[] code = function.code().numbers;
        int pc = 0;
        while (pc < code.length
                && (function.instruction(pc) < instruction || code[pc] == Op.JUMP)) {
            pc = code[pc] == Op.JUMP && function.start(pc) == pc ? pc + 2 : pc + 1;
        }
        return pc;
    }
}
