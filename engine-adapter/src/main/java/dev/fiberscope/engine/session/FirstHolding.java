package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Changes;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.session.Condition.Comparison;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * The first recorded step at which a condition holds: looked at where the place begins, and after
 * whatever may write it. Moves the timeline.
 */
record FirstHolding(Timeline timeline, BooleanSupplier cancelled) {
    /** Nothing if there is none, or if {@code cancelled}. */
    OptionalLong step(Condition condition) {
        return switch (condition) {
            case Condition.OfValue value -> value(value);
            case Condition.OfBytes bytes ->
                    timeline.search(cancelled)
                            .first(
                                    new Changes(
                                            growing(),
                                            Optional.of(bytes.storage()),
                                            machine ->
                                                    machine.writesNext(bytes.storage())
                                                            || grows(machine),
                                            _ -> false),
                                    machine -> Comparing.holds(bytes, machine));
            case Condition.OfCount count -> count(count);
        };
    }

    // ---- values

    private OptionalLong value(Condition.OfValue value) {
        Predicate<Machine> holds = machine -> Comparing.holds(value, machine);
        return switch (value.storage()) {
            case Storage.Local local -> local(local, quick(local, value).orElse(holds));
            case Storage.Operand _, Storage.Bytes _ -> timeline.search(cancelled).firstOfAll(holds);
            case Storage.GlobalCell _, Storage.TableSlot _ -> {
                var storage = value.storage();
                yield timeline.search(cancelled).first(written(timeline.live(), storage), holds);
            }
            case Storage.Field field ->
                    timeline.search(cancelled).first(written(timeline.present(), field), holds);
        };
    }

    private static Changes written(Machine machine, Storage storage) {
        return new Changes(
                machine.writersOf(storage),
                Optional.empty(),
                each -> each.writesNext(storage),
                _ -> false);
    }

    /** Of a local while its frame runs the same function as now. */
    private OptionalLong local(Storage.Local local, Predicate<Machine> holds) {
        var now = timeline.present().frameAt(local.stack(), local.depth());
        if (now.isEmpty()) {
            return OptionalLong.empty();
        }
        var at = now.get();
        var begin = timeline.live().executed(new CodePoint(at.instance(), at.function(), 0));
        var places = new HashSet<>(sets(at, local.index()));
        places.add(begin);
        return timeline.search(cancelled)
                .first(
                        new Changes(
                                places,
                                Optional.empty(),
                                machine -> machine.writesNext(local),
                                machine ->
                                        runs(machine, local)
                                                && machine.next()
                                                        .filter(begin::equals)
                                                        .isPresent()),
                        machine ->
                                machine.frameAt(local.stack(), local.depth())
                                                .filter(it ->
                                                        it.instance() == at.instance()
                                                                && it.function() == at.function())
                                                .isPresent()
                                        && holds.test(machine));
    }

    /** Of a number, without asking for anything but that while its frame runs. */
    private Optional<Predicate<Machine>> quick(Storage.Local local, Condition.OfValue value) {
        return timeline.present()
                .editing()
                .cell(local)
                .flatMap(cell -> Comparing.form(cell.type()))
                .flatMap(form ->
                        Comparing.number(form, value.text())
                                .map(number ->
                                        machine ->
                                                runs(machine, local)
                                                        ? Comparing.holds(
                                                                form,
                                                                machine.topLocal(local.index()),
                                                                value.comparison(),
                                                                number)
                                                        : Comparing.holds(value, machine)));
    }

    private static boolean runs(Machine machine, Storage.Local local) {
        return machine.runningDepth() == local.depth() + 1
                && machine.runningStack().filter(local.stack()::equals).isPresent();
    }

    private Set<CodePoint> sets(CodePoint function, int local) {
        return places(
                function.instance(),
                function.function(),
                each ->
                        (each.opcode() == Opcode.LOCAL_SET || each.opcode() == Opcode.LOCAL_TEE)
                                && each.immediate() instanceof Immediate.Index(int index)
                                && index == local);
    }

    // ---- memories that grow

    private Set<CodePoint> growing() {
        var all = new HashSet<CodePoint>();
        for (int instance = 0; instance < timeline.live().instanceCount(); instance++) {
            var module = timeline.live().module(instance).module();
            int imported = module.functionTypes().size() - module.functions().size();
            for (int i = 0; i < module.functions().size(); i++) {
                all.addAll(
                        places(
                                instance,
                                imported + i,
                                each -> each.opcode() == Opcode.MEMORY_GROW));
            }
        }
        return all;
    }

    private boolean grows(Machine machine) {
        return machine.next()
                .filter(at -> instruction(at).opcode() == Opcode.MEMORY_GROW)
                .isPresent();
    }

    private Set<CodePoint> places(int instance, int function, Predicate<Instruction> wanted) {
        var module = timeline.live().module(instance).module();
        int imported = module.functionTypes().size() - module.functions().size();
        var body = module.functions().get(function - imported).body().instructions();
        var all = new HashSet<CodePoint>();
        for (int i = 0; i < body.size(); i++) {
            if (wanted.test(body.get(i))) {
                all.add(new CodePoint(instance, function, i));
            }
        }
        return all;
    }

    private Instruction instruction(CodePoint at) {
        var module = timeline.live().module(at.instance()).module();
        int imported = module.functionTypes().size() - module.functions().size();
        return module.functions()
                .get(at.function() - imported)
                .body()
                .instructions()
                .get(at.instruction());
    }

    // ---- counts

    private OptionalLong count(Condition.OfCount count) {
        var comparison = count.comparison();
        long number = count.number();
        LongPredicate holds = found -> comparison.holds(Long.compare(found, number));
        return switch (count.count()) {
            case STACKS, SUSPENDED ->
                    timeline.search(cancelled)
                            .firstCount(
                                    count.count() == Condition.Count.SUSPENDED,
                                    holds,
                                    switch (comparison) {
                                        case EQUAL, AT_LEAST -> number;
                                        case GREATER ->
                                                number == Long.MAX_VALUE ? number : number + 1;
                                        case NOT_EQUAL, LESS, AT_MOST -> 0;
                                    });
            case FRAMES -> frames(comparison, number, holds);
        };
    }

    /**
     * At step 0 there is one frame at most, and where hosts have nothing left there is none; all
     * else is getting deep enough.
     */
    private OptionalLong frames(Comparison comparison, long number, LongPredicate holds) {
        var shallow =
                timeline.search(cancelled)
                        .first(Changes.OUTSIDE, machine -> holds.test(machine.frames()));
        return switch (comparison) {
            case LESS, AT_MOST -> shallow;
            case EQUAL -> earlier(shallow, deep(number, true));
            case AT_LEAST -> earlier(shallow, deep(number, false));
            case GREATER, NOT_EQUAL -> earlier(shallow, deep(number + 1, false));
        };
    }

    private OptionalLong deep(long number, boolean exactly) {
        return number < 2 || number > timeline.live().settings().frames()
                ? OptionalLong.empty()
                : timeline.search(cancelled).firstFrames((int) number, exactly);
    }

    private OptionalLong earlier(OptionalLong one, OptionalLong other) {
        return cancelled.getAsBoolean()
                ? OptionalLong.empty()
                : one.isEmpty() || (other.isPresent() && other.getAsLong() < one.getAsLong())
                        ? other
                        : one;
    }
}
