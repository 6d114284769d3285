package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import dev.fiberscope.engine.machine.Machine;

/**
 * How long the references live that a host was given: structs, arrays, exceptions, continuations.
 * Chicory has no word for it, so the rule is that of other runtimes with handles.
 *
 * <p>A host function holds what it was given, its arguments and what came from the exports that it
 * called back, until it returns or throws. Then all of it is let go, and the collector may free
 * what nothing else holds. To use a reference later, keep it, and release it when it is not needed
 * any more. What comes out of an export that was not called back from a host function (results, and
 * the exception of a {@link WasmThrown}) is kept already: release it.
 *
 * <p>A number whose object was freed is refused when it is given back with an {@link
 * IllegalArgumentException}, unless another object has taken its place by then. Functions, i31 and
 * objects of the host are never freed. On the instance's thread.
 */
public final class References {
    /** A machine of Chicory's with one of ours behind it. */
    interface Behind {
        Machine behind();
    }

    private final Machine machine;

    private References(Machine machine) {
        this.machine = machine;
    }

    /**
     * Those that hosts of {@code instance} hold. It was built by {@link FiberModule}, or is what a
     * host function of an {@link Embedding} gets as its instance.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static References of(Instance instance) {
        if (instance.getMachine() instanceof Behind ours) {
            return new References(ours.behind());
        }
        throw new IllegalArgumentException("an instance of another machine");
    }

    /**
     * Holds {@code reference} until it is released as often as it was kept.
     *
     * @throws IllegalArgumentException if it refers to nothing that is alive
     */
    public void keep(long reference) {
        machine.hostAccess().keep(Crossing.alive(machine, reference));
    }

    /**
     * Gives {@code reference} up once: one that was kept or, failing that, one that a host function
     * was given which has not returned. False when no host holds it.
     */
    public boolean release(long reference) {
        return machine.hostAccess().release(reference);
    }

    /** How many references hosts hold, each as often as they hold it. */
    public int held() {
        return machine.hostAccess().held();
    }
}
