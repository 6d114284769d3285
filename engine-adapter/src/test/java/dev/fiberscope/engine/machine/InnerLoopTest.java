package dev.fiberscope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of 8,000 bytes of bytecode or more. */
class InnerLoopTest {
    private static final int LIMIT = 8_000;

    @Test
    void everyMethodOfTheStepLoopCanBeCompiled() throws IOException {
        for (var type :
                new Class<?>[] {
                    Interpreter.class,
                    Numeric.class,
                    MemoryAccess.class,
                    ColdInstructions.class,
                    StackSwitching.class,
                    VectorInstructions.class,
                    VectorArithmetic.class,
                    VectorIntegers.class
                }) {
            try (var bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                for (var method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
                    int size =
                            method.code()
                                    .map(code -> ((CodeAttribute) code).codeLength())
                                    .orElse(0);
                    assertTrue(
                            size < LIMIT,
                            () ->
                                    type.getSimpleName()
                                            + "."
                                            + method.methodName()
                                            + " has "
                                            + size);
                }
            }
        }
    }
}
