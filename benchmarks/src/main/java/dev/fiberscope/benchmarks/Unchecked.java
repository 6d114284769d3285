package dev.fiberscope.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Loads the engine once more and takes questions out of it, to see what they cost: whether the
 * budget of a run is used up, before every instruction; whether a stack, an object, a chunk of
 * globals or tables may be written or has to be copied first. Steps are still counted. A store to
 * linear memory looks its chunk up among those that may be written, which is the one look that any
 * paged memory needs: there is nothing to take out.
 *
 * <p>Such a machine cannot be stopped, nor go back.
 */
final class Unchecked extends ClassLoader {
    private static final String MACHINE = "dev.fiberscope.engine.machine.";

    private record Answer(String question, boolean answer) {}

    /** The methods that ask, and what they answer from now on. */
    private static final Map<String, Answer> ANSWERS =
            Map.of(
                    MACHINE + "Interpreter", new Answer("spent", false),
                    MACHINE + "Store", new Answer("mine", true),
                    MACHINE + "ChunkedLongs", new Answer("mine", true),
                    MACHINE + "ChunkedTable", new Answer("mine", true));

    private Unchecked() {
        super(Unchecked.class.getClassLoader());
    }

    static IntUnaryOperator start(String program) throws ReflectiveOperationException {
        return (IntUnaryOperator)
                new Unchecked()
                        .loadClass(Fiberscope.class.getName())
                        .getConstructor(String.class)
                        .newInstance(program);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.fiberscope.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            var answer = ANSWERS.get(name);
            byte[] changed = answer == null ? bytes : answered(bytes, answer);
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] answered(byte[] bytes, Answer answer) {
        var type = ClassFile.of().parse(bytes);
        if (type.methods().stream().noneMatch(each -> asks(each, answer))) {
            throw new AssertionError(
                    type.thisClass().asInternalName() + " does not ask " + answer.question());
        }
        return ClassFile.of()
                .transformClass(
                        type,
                        (ClassTransform)
                                (builder, element) -> {
                                    if (element instanceof MethodModel method
                                            && asks(method, answer)) {
                                        builder.withMethodBody(
                                                method.methodName(),
                                                method.methodType(),
                                                method.flags().flagsMask(),
                                                code ->
                                                        code.loadConstant(answer.answer() ? 1 : 0)
                                                                .ireturn());
                                    } else {
                                        builder.with(element);
                                    }
                                });
    }

    private static boolean asks(MethodModel method, Answer answer) {
        return method.methodName().equalsString(answer.question());
    }
}
