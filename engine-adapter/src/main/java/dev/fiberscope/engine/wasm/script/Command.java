package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import java.util.List;
import java.util.Optional;

/**
 * One command of a script. A {@code message} is what the complaint should begin with. Reference
 * interpreter's README, "Scripts".
 */
public sealed interface Command {
    /** Characters of the script. */
    Place place();

    /**
     * {@code (module ...)}: defined and instantiated at once; later commands mean it where they
     * name none.
     */
    record LoadModule(Optional<String> id, Definition definition, Place place) implements Command {}

    /** {@code (module definition ...)}: to be instantiated later, any number of times. */
    record DefineModule(Optional<String> id, Definition definition, Place place)
            implements Command {}

    /**
     * {@code (module instance $instance $definition)}; without {@code definition} the last one
     * defined.
     */
    record InstantiateDefined(Optional<String> instance, Optional<String> definition, Place place)
            implements Command {}

    /**
     * Makes the exports of an instance, the last one if none is named, importable under {@code
     * name}.
     */
    record Register(String name, Optional<String> instance, Place place) implements Command {}

    /** An action whose result nobody looks at, but which must not fail. */
    record Run(Action action, Place place) implements Command {}

    record AssertReturn(Action action, List<Expected> results, Place place) implements Command {
        public AssertReturn {
            results = List.copyOf(results);
        }
    }

    /** {@code assert_uninstantiable}, an older word, is the same with a module. */
    record AssertTrap(Action action, String message, Place place) implements Command {}

    /** An exception reaches the host. */
    record AssertException(Action action, Place place) implements Command {}

    /** A suspension finds no handler. */
    record AssertSuspension(Action action, String message, Place place) implements Command {}

    /** A resource of the engine runs out, mostly the stack. */
    record AssertExhaustion(Action action, String message, Place place) implements Command {}

    record AssertMalformed(Definition definition, String message, Place place) implements Command {}

    record AssertInvalid(Definition definition, String message, Place place) implements Command {}

    record AssertUnlinkable(Definition definition, String message, Place place)
            implements Command {}

    /** {@code assert_malformed_custom}: an annotation of the text is malformed. */
    record AssertMalformedCustom(Definition definition, String message, Place place)
            implements Command {}

    /** {@code assert_invalid_custom}: what an annotation or a custom section says does not fit. */
    record AssertInvalidCustom(Definition definition, String message, Place place)
            implements Command {}

    /**
     * A command that this reader does not take: {@code UNSUPPORTED} is one of another proposal or
     * tool that it knows by name, {@code MALFORMED} what makes no command.
     *
     * @param place where the command stops making sense
     */
    record Refused(ModuleException.Phase phase, String sentence, Place place) implements Command {}
}
