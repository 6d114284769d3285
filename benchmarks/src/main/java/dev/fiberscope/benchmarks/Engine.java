package dev.fiberscope.benchmarks;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.binary.BinaryWriter;
import java.util.function.IntUnaryOperator;

/** Who runs a program. */
public enum Engine {
    /** As it always runs: every instruction can be stopped at, every write is seen by checkpoints. */
    FIBERSCOPE {
        @Override
        IntUnaryOperator start(String program) throws ModuleException {
            return new Fiberscope(program);
        }
    },

    /** The same code with these questions taken out of it; see {@link Unchecked}. */
    FIBERSCOPE_UNCHECKED {
        @Override
        IntUnaryOperator start(String program) throws ReflectiveOperationException {
            return Unchecked.start(program);
        }
    },

    CHICORY_INTERPRETER {
        @Override
        IntUnaryOperator start(String program) throws ModuleException {
            return chicory(builder(program));
        }
    },

    /** Chicory's compiler to Java bytecode. */
    CHICORY_COMPILER {
        @Override
        IntUnaryOperator start(String program) throws ModuleException {
            return chicory(
                    builder(program).withMachineFactory(MachineFactoryCompiler::compile));
        }
    };

    /** Makes an instance; each use calls {@code run}. */
    abstract IntUnaryOperator start(String program)
            throws ModuleException, ReflectiveOperationException;

    private static Instance.Builder builder(String program) throws ModuleException {
        var binary = BinaryWriter.write(Programs.module(program));
        return Instance.builder(Parser.parse(binary.toArray()));
    }

    private static IntUnaryOperator chicory(Instance.Builder builder) {
        var run = builder.build().export("run");
        return times -> (int) run.apply(times)[0];
    }
}
