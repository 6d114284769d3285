package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.history.Writes;
import dev.fiberscope.engine.history.Written;
import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Outcome;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.proof.program.PlainProgram;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.session.Condition.Comparison;
import dev.fiberscope.engine.session.Condition.Count;
import dev.fiberscope.engine.session.Condition.Form;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.TextReader;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random programs, what the searches find is what one finds who looks at every single step. */
class MomentsAgreementTest {
    private static final int PROGRAMS = 6;
    private static final int STEPS = 300;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000, 4_000})
    void writesAreFoundWhereEveryStepIsLookedAt(long first) throws ModuleException {
        int found = 0;
        for (long seed = first; seed < first + PROGRAMS; seed++) {
            var timeline = run(seed);
            var random = new Random(seed);
            for (int i = 0; i < 3 && timeline.recordedTo() > 1; i++) {
                long now = random.nextLong(timeline.recordedTo());
                timeline.travel(now, () -> false);
                for (var place : places(timeline, random)) {
                    timeline.travel(now, () -> false);
                    found += backward(timeline, place, "seed " + seed + " at " + now + " " + place);
                    timeline.travel(now, () -> false);
                    forward(timeline, place, "seed " + seed + " from " + now + " " + place);
                }
            }
        }
        assertTrue(found > PROGRAMS, "writes were found: " + found);
    }

    private static int backward(Timeline timeline, Storage place, String where) {
        long now = timeline.step();
        var expected = OptionalLong.empty();
        for (long step = 0; step < now; step++) {
            timeline.travel(step, () -> false);
            if (timeline.present().writesNext(place)) {
                expected = OptionalLong.of(step);
            }
        }
        timeline.travel(now, () -> false);
        var found = new Writes(timeline, () -> false).last(place);
        switch (found.orElse(null)) {
            case Written.ByArrival(long step) -> {
                assertTrue(place instanceof Storage.Operand, where);
                assertTrue(step > expected.orElse(-1), where);
            }
            case Written.ByEntering(long step) -> {
                assertTrue(place instanceof Storage.Local(_, int depth, _) && depth == 0, where);
                assertTrue(step > expected.orElse(-1), where);
            }
            case null -> assertEquals(OptionalLong.empty(), expected, where);
            case Written other -> assertEquals(expected, OptionalLong.of(other.step()), where);
        }
        return found.isPresent() ? 1 : 0;
    }

    private static void forward(Timeline timeline, Storage place, String where) {
        long now = timeline.step();
        var expected = OptionalLong.empty();
        for (long step = now + 1; step <= timeline.recordedTo() && expected.isEmpty(); step++) {
            timeline.travel(step, () -> false);
            var machine = timeline.present();
            boolean over =
                    FrameWatch.of(place)
                            .filter(it -> machine.frameAt(it.stack(), it.depth()).isEmpty())
                            .isPresent();
            if (over || (timeline.ready() && machine.writesNext(place))) {
                expected = OptionalLong.of(over ? step - 1 : step);
            }
        }
        timeline.travel(now, () -> false);
        var found = new Writes(timeline, () -> false).next(place);
        assertEquals(expected, found.stream().mapToLong(Written::step).findFirst(), where);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000, 4_000})
    void conditionsHoldFirstWhereEveryStepIsLookedAt(long first) throws ModuleException {
        int found = 0;
        for (long seed = first; seed < first + PROGRAMS; seed++) {
            var timeline = run(seed);
            var random = new Random(seed);
            long now = random.nextLong(timeline.recordedTo() + 1);
            timeline.travel(now, () -> false);
            for (var condition : conditions(timeline, random)) {
                timeline.travel(now, () -> false);
                var holds = holds(timeline.present(), condition);
                var expected = OptionalLong.empty();
                for (long step = 0; step <= timeline.recordedTo() && expected.isEmpty(); step++) {
                    timeline.travel(step, () -> false);
                    if (holds.test(timeline.present())) {
                        expected = OptionalLong.of(step);
                    }
                }
                timeline.travel(now, () -> false);
                assertEquals(
                        expected,
                        new FirstHolding(timeline, () -> false).step(condition),
                        "seed " + seed + " at " + now + " " + condition);
                found += expected.isPresent() ? 1 : 0;
            }
        }
        assertTrue(found > PROGRAMS, "conditions held: " + found);
    }

    /** Of a local: in the function that its frame runs in the state of {@code now}. */
    private static Predicate<Machine> holds(Machine now, Condition condition) {
        return switch (condition) {
            case Condition.OfValue value -> {
                var function =
                        FrameWatch.of(value.storage())
                                .filter(_ -> value.storage() instanceof Storage.Local)
                                .flatMap(it -> now.frameAt(it.stack(), it.depth()))
                                .map(CodePoint::function);
                yield machine ->
                        Comparing.holds(value, machine)
                                && (function.isEmpty()
                                        || FrameWatch.of(value.storage())
                                                .flatMap(it ->
                                                        machine.frameAt(it.stack(), it.depth()))
                                                .map(CodePoint::function)
                                                .equals(function));
            }
            case Condition.OfBytes bytes -> machine -> Comparing.holds(bytes, machine);
            case Condition.OfCount(var count, var comparison, long number) ->
                    machine -> comparison.holds(Long.compare(counted(machine, count), number));
        };
    }

    private static long counted(Machine machine, Count count) {
        var snapshot = machine.snapshot();
        return switch (count) {
            case STACKS -> snapshot.stacks().size();
            case SUSPENDED ->
                    snapshot.stacks().stream()
                            .map(id -> snapshot.stack(id).orElseThrow())
                            .filter(stack -> stack.state() instanceof StackState.Suspended)
                            .count();
            case FRAMES ->
                    machine.runningStack().isEmpty()
                            ? 0
                            : snapshot.runningChain().stream()
                                    .mapToInt(
                                            id -> snapshot.stack(id).orElseThrow().frames().size())
                                    .sum();
        };
    }

    private static List<Condition> conditions(Timeline timeline, Random random) {
        var all = new ArrayList<Condition>();
        var comparisons = Comparison.values();
        for (var place : places(timeline, random)) {
            if (!(place instanceof Storage.Bytes)) {
                timeline.present()
                        .editing()
                        .cell(place)
                        .ifPresent(cell ->
                                all.add(
                                        new Condition.OfValue(
                                                place,
                                                Comparing.form(cell.type()).isPresent()
                                                        ? comparisons[random.nextInt(6)]
                                                        : Comparison.EQUAL,
                                                text(cell.value()))));
            }
        }
        all.add(
                new Condition.OfBytes(
                        0,
                        0,
                        random.nextInt(64),
                        List.of(Form.values()).get(random.nextInt(10)),
                        comparisons[random.nextInt(6)],
                        Integer.toString(random.nextInt(3))));
        for (var count : Count.values()) {
            all.add(
                    new Condition.OfCount(
                            count, comparisons[random.nextInt(6)], random.nextInt(6)));
            all.add(new Condition.OfCount(count, Comparison.EQUAL, 1 + random.nextInt(6)));
        }
        return all;
    }

    private static String text(WasmValue value) {
        return value instanceof WasmValue.Continuation(var id, _)
                ? id.toString()
                : value.toString();
    }

    /** Some places that there are at the present position. */
    private static List<Storage> places(Timeline timeline, Random random) {
        var snapshot = timeline.snapshot();
        var all = new ArrayList<Storage>();
        for (var id : snapshot.stacks()) {
            var frames = snapshot.stack(id).orElseThrow().frames().reversed();
            for (int depth = 0; depth < frames.size(); depth++) {
                for (int i = 0; i < frames.get(depth).locals().size(); i++) {
                    all.add(new Storage.Local(id, depth, i));
                }
                for (int i = 0; i < frames.get(depth).operands().size(); i++) {
                    all.add(new Storage.Operand(id, depth, i));
                }
            }
        }
        for (int i = 0; i < snapshot.globals(0).size(); i++) {
            all.add(new Storage.GlobalCell(0, i));
            fields(snapshot.globals(0).get(i).cell().value(), timeline, all);
        }
        for (int table = 0; table < snapshot.tables(0).size(); table++) {
            for (int i = 0; i < snapshot.tables(0).get(table).slots().size(); i++) {
                all.add(new Storage.TableSlot(0, table, i));
            }
        }
        if (snapshot.memoryPages(0, 0) > 0) {
            all.add(new Storage.Bytes(0, 0, random.nextInt(64), 1 + random.nextInt(8)));
        }
        var chosen = new ArrayList<Storage>();
        for (int i = 0; i < 5 && !all.isEmpty(); i++) {
            chosen.add(all.remove(random.nextInt(all.size())));
        }
        return chosen;
    }

    private static void fields(WasmValue value, Timeline timeline, List<Storage> all) {
        var picture = timeline.snapshot().object(value, 0, 4);
        if (value instanceof WasmValue.Aggregate && picture.isPresent()) {
            for (int i = 0; i < picture.get().cells().size(); i++) {
                all.add(new Storage.Field(value, i));
            }
        }
    }

    /** A run of a random program, whose functions are called from outside one after the other. */
    private static Timeline run(long seed) throws ModuleException {
        if (seed % 3 == 0) {
            var program = new PlainProgram(seed);
            return run(program.text(), program.exports(), program::arguments);
        }
        var program = new SwitchingProgram(seed, true);
        return run(program.text(), program.exports(), _ -> new long[0]);
    }

    private static Timeline run(String text, int exports, IntFunction<long[]> arguments)
            throws ModuleException {
        var timeline =
                new Timeline(
                        new Settings(
                                1_000, 200, 100, 100_000, Settings.Collection.AT_EVERY_ALLOCATION));
        var machine = timeline.live();
        machine.instantiate(
                Validator.validate(TextReader.read(new Source.Text("program", text))), List.of());
        for (int call = 0; call < 3 * exports && timeline.recordedTo() < STEPS; call++) {
            int function = machine.functionAddress(0, call % exports);
            var types = machine.functionType(function).parameters();
            var given = arguments.apply(call % exports);
            for (int i = 0; i < given.length; i++) {
                boolean narrow = types.get(i) == NumberType.I32 || types.get(i) == NumberType.F32;
                given[i] = narrow ? (int) given[i] : given[i];
            }
            timeline.enter(function, Values.of(given));
            Outcome outcome = new Outcome.StepReached();
            while (outcome instanceof Outcome.StepReached && timeline.recordedTo() < STEPS) {
                outcome = timeline.run(RunLimit.to(STEPS));
            }
        }
        return timeline;
    }
}
