package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.ImportSource;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.StackBytes;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.HostRegistration;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A module that runs with a host which keeps what it is given: {@code host.keep} for something that
 * can still happen, {@code host.lose} for something that cannot, {@code host.drop} gives all up again.
 */
final class Program {
    final StoryBook book = new StoryBook();
    final List<HostRegistration> registrations = new ArrayList<>();
    private final List<Long> kept = new ArrayList<>();
    private final Embedding embedding;
    private final int instance;
    private int looks;
    private final List<Leaks> looked = new ArrayList<>();

    Program(String text) throws ModuleException {
        this(text, Settings.DEBUGGING);
    }

    Program(String text, Settings settings) throws ModuleException {
        embedding =
                new Embedding(
                        settings, new Hosts(List.of(host())), book::apply, Long.MAX_VALUE);
        instance = embedding.instantiate(Embedding.load(new Source.Text("test.wat", text)));
    }

    private ImportSource host() {
        return (module, name, type) ->
                new ImportSource.Provision.Provided((caller, arguments) -> {
                    var machine = caller.machine();
                    switch (name) {
                        case "keep", "lose" -> {
                            machine.hostAccess().keep(arguments.at(0));
                            kept.add(arguments.at(0));
                            var value = shown(machine, arguments);
                            registrations.add(
                                    new HostRegistration(
                                            "promise " + kept.size(),
                                            value,
                                            name.equals("keep")));
                        }
                        case "drop" -> {
                            kept.forEach(machine.hostAccess()::release);
                            kept.clear();
                            registrations.clear();
                        }
                        case "look" -> {
                            looks++;
                            looked.add(leaks());
                        }
                        default -> throw new AssertionError(name);
                    }
                    return new Answer.Returned(Values.NONE);
                });
    }

    private static WasmValue shown(Machine machine, Values reference) {
        return machine.show(List.of(ReferenceType.EXTERNREF), reference).getFirst();
    }

    List<WasmValue> call(String export, WasmValue... arguments) {
        return embedding.call(instance, export, List.of(arguments));
    }

    /** What {@code host.look} saw, each time it was called. */
    List<Leaks> looked() {
        if (looks == 0) {
            throw new AssertionError("nobody looked");
        }
        return looked;
    }

    Machine machine() {
        return embedding.machine();
    }

    Leaks leaks() {
        return leaks(Long.MAX_VALUE);
    }

    Leaks leaks(long staleAfter) {
        var query = new LeakQuery(book, registrations, staleAfter, StackBytes.IN_USE);
        return Leaks.of(machine().snapshot(), query, Progress.UNWATCHED).orElseThrow();
    }

    static Retention retention(Leaks leaks) {
        return leaks.retention(Progress.UNWATCHED).orElseThrow();
    }

    /** All about the only leak of this kind. */
    static Leak only(Leaks leaks, LeakVerdict verdict) {
        var found = leaks.with(verdict);
        if (found.size() != 1) {
            throw new AssertionError(verdict + ": " + found);
        }
        return leaks.leak(found.getFirst(), retention(leaks)).orElseThrow();
    }

    /** Every verdict that was given, with its stacks. */
    static Map<String, String> verdicts(Leaks leaks) {
        var all = new TreeMap<String, String>();
        for (var verdict : LeakVerdict.values()) {
            if (leaks.count(verdict) > 0) {
                all.put(verdict.word(), leaks.stacks(verdict).toString());
            }
        }
        return all;
    }

    static ContinuationId k(long number) {
        return new ContinuationId(number);
    }
}
