package dev.fiberscope.engine.host;

import com.dylibso.chicory.wasi.WasiExitException;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Slots;
import dev.fiberscope.engine.machine.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who answers each host function of one machine. Engine thread only. */
public final class Answers {
    private final Machine machine;
    private final Map<Integer, Registered> registered = new HashMap<>();

    private record Registered(HostCall call, Caller caller) {}

    /**
     * An answer, and the exception by which the host function ended, if it was one: for a caller in
     * Java who wants to see the original.
     */
    public record Attempt(Answer answer, Optional<RuntimeException> thrown) {
        Attempt(Answer answer) {
            this(answer, Optional.empty());
        }
    }

    public Answers(Machine machine) {
        this.machine = machine;
    }

    /**
     * From now on {@code call} answers host function {@code function}, which {@code caller}
     * imports.
     */
    void add(int function, HostCall call, Caller caller) {
        registered.put(function, new Registered(call, caller));
    }

    /**
     * Answers one call of {@code function}, while the machine waits. {@link Stopped} goes through.
     */
    public Answer answer(int function, Values arguments) {
        return attempt(function, arguments).answer();
    }

    /** The same, with the exception that lies behind it. */
    public Attempt attempt(int function, Values arguments) {
        var it = registered.get(function);
        if (it == null) {
            return new Attempt(new Answer.Unanswered());
        }
        try {
            return new Attempt(checked(function, it.call().answer(it.caller(), arguments)));
        } catch (Stopped stopped) {
            throw stopped;
        } catch (WasmThrown thrown) {
            return new Attempt(new Answer.Threw(thrown.exception()), Optional.of(thrown));
        } catch (WasmTrap trap) {
            return failed(trap.trap().reason(), trap.trap().sentence(), trap);
        } catch (WasiExitException exit) {
            return failed(
                    "exit",
                    "The module ended the program with exit code " + exit.exitCode() + ".",
                    exit);
        } catch (RuntimeException failure) {
            return failed(
                    "host function failed",
                    machine.functionName(function) + " failed: " + failure,
                    failure);
        }
    }

    private static Attempt failed(String reason, String sentence, RuntimeException thrown) {
        return new Attempt(new Answer.Failed(reason, sentence), Optional.of(thrown));
    }

    /** A host that gives too few or too many values must not reach the machine's stacks. */
    private Answer checked(int function, Answer answer) {
        int wanted = Slots.of(machine.functionType(function).results());
        return answer instanceof Answer.Returned(var results) && results.size() != wanted
                ? new Answer.Failed(
                        "host function failed",
                        machine.functionName(function)
                                + " gave "
                                + results.size()
                                + " values where its type has "
                                + wanted
                                + ".")
                : answer;
    }
}
