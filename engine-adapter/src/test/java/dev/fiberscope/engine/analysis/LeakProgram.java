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
 * can still happen, {@code host.lose} for something that cannot, {@code host.drop} gives all up
 * again.
 */
final class LeakProgram {
    /**
     * {@code $wait} suspends; {@code $paused} gives a suspended one; a cell is a struct that holds
     * one continuation.
     */
    private static final String COMMON =
            """
            (type $f (func)) (type $k (cont $f))
            (type $take (func (param (ref null $k)))) (type $kt (cont $take))
            (type $cell (struct (field $held (mut (ref null $k)))))
            (type $with (func (param (ref $cell)))) (type $kw (cont $with))
            (import "host" "keep" (func $keep (param (ref null $k))))
            (import "host" "lose" (func $lose (param (ref null $k))))
            (import "host" "drop" (func $drop))
            (import "host" "look" (func $look))
            (tag $t)
            (global $g (mut (ref null $k)) (ref.null $k))
            (table $table 4 (ref null $k))
            (elem declare func $wait $nothing $holds $holds_cell)
            (func $nothing)
            (func $wait (suspend $t))
            (func $holds (param $it (ref null $k)) (suspend $t) (drop (local.get $it)))
            (func $holds_cell (param $it (ref $cell)) (suspend $t) (drop (local.get $it)))
            (func $fresh (result (ref $k)) (cont.new $k (ref.func $nothing)))
            (func $paused (result (ref $k))
              (block $h (result (ref $k))
                (resume $k (on $t $h) (cont.new $k (ref.func $wait))) (unreachable)))
            ;; a suspended stack that holds $it
            (func $holding (param $it (ref null $k)) (result (ref $k))
              (block $h (result (ref $k))
                (resume $kt (on $t $h) (local.get $it) (cont.new $kt (ref.func $holds)))
                (unreachable)))
            ;; a suspended stack that holds $cell
            (func $in_cell (param $cell (ref $cell)) (result (ref $k))
              (block $h (result (ref $k))
                (resume $kw (on $t $h) (local.get $cell) (cont.new $kw (ref.func $holds_cell)))
                (unreachable)))
            """;

    final StoryBook book = new StoryBook();
    final List<HostRegistration> registrations = new ArrayList<>();
    private final List<Long> kept = new ArrayList<>();
    private final Embedding embedding;
    private final int instance;
    private final List<Leaks> looked = new ArrayList<>();

    LeakProgram(String text) throws ModuleException {
        embedding =
                new Embedding(
                        Settings.DEBUGGING,
                        new Hosts(List.of(host())),
                        book::apply,
                        Long.MAX_VALUE);
        instance = embedding.instantiate(Embedding.load(new Source.Text("test.wat", text)));
    }

    /** A module of these functions and those above, after a call of its {@code main}. */
    static LeakProgram ran(String functions) throws ModuleException {
        var program = new LeakProgram("(module " + COMMON + functions + ")");
        program.call("main");
        return program;
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
                                            "promise " + kept.size(), value, name.equals("keep")));
                        }
                        case "drop" -> {
                            kept.forEach(machine.hostAccess()::release);
                            kept.clear();
                            registrations.clear();
                        }
                        case "look" -> looked.add(leaks());
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
        if (looked.isEmpty()) {
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
}
