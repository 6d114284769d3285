package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.FrameWatch;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.MemoryWatch;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When one place was written, of the same value, too. Instructions are found by replay, where the
 * replica returns before those that may write there; what hosts wrote, by the log. Moves the
 * replica.
 *
 * @param writers instructions that may write the place
 * @param kept breakpoints that the replica has and keeps
 * @param live the live machine: for addresses
 */
record WriteSearch(
        Past past,
        Log log,
        Machine live,
        Storage storage,
        Set<CodePoint> writers,
        Set<CodePoint> kept,
        BooleanSupplier cancelled) {
    /**
     * The last write that is found before {@code before}; empty if there is none or if {@code
     * cancelled}.
     */
    Optional<Written> last(long before, long earliest) {
        var other =
                Stream.of(hostBefore(before), moduleBefore(before))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingLong(Written::step));
        long floor = Math.max(earliest, other.map(Written::step).orElse(0L));
        var instruction =
                watching(() ->
                        before == 0
                                ? OptionalLong.empty()
                                : past.last(
                                        new Sought.Written(storage), before - 1, floor, cancelled));
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        return instruction.isPresent()
                        && instruction.getAsLong() >= other.map(Written::step).orElse(-1L)
                ? by(instruction.getAsLong())
                : other;
    }

    /**
     * The first write that is found behind {@code after}, in what is recorded, or the end of the
     * frame that has the place; empty if there is none or if {@code cancelled}.
     */
    Optional<Written> first(long after) {
        var other =
                Stream.of(hostAfter(after), moduleAfter(after))
                        .flatMap(Optional::stream)
                        .min(Comparator.comparingLong(Written::step));
        long to = other.map(Written::step).orElse(live.step());
        var instruction =
                watching(() -> past.first(new Sought.Written(storage), after, to, cancelled));
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        if (instruction.isEmpty() && other.isEmpty()) {
            return ended(after);
        }
        return instruction.isPresent()
                        && instruction.getAsLong()
                                <= other.map(Written::step).orElse(Long.MAX_VALUE)
                ? by(instruction.getAsLong())
                : other;
    }

    /** The replica stands where the frame has ended, or at the end. */
    private Optional<Written> ended(long after) {
        var machine = past.machine();
        return FrameWatch.of(storage)
                .filter(it -> machine.frameAt(it.stack(), it.depth()).isEmpty())
                .map(_ -> new Written.Ended(Math.max(after, machine.step() - 1)));
    }

    private Optional<Written> by(long step) {
        past.travel(step, () -> false);
        return past.machine().next().map(at -> new Written.ByInstruction(step, at));
    }

    private interface Search {
        OptionalLong search();
    }

    private OptionalLong watching(Search search) {
        var machine = past.machine();
        var added = writers.stream().filter(each -> !kept.contains(each)).toList();
        boolean bytes = storage instanceof Storage.Bytes;
        if (storage instanceof Storage.Bytes range) {
            machine.watchMemory(Optional.of(new MemoryWatch(range, true)));
        } else {
            added.forEach(machine::setBreakpoint);
        }
        try {
            return search.search();
        } finally {
            if (bytes) {
                machine.watchMemory(Optional.empty());
            } else {
                added.forEach(machine::clearBreakpoint);
            }
        }
    }

    // ---- hosts

    private Optional<Written> hostBefore(long before) {
        var found = new HostWrites(log, live, storage).last(before);
        return found.stream().mapToObj(this::host).filter(it -> it.step() < before).findFirst();
    }

    private Optional<Written> hostAfter(long after) {
        var found = new HostWrites(log, live, storage).first(0, after + 2);
        return found.stream().mapToObj(this::host).findFirst();
    }

    private Written host(int entry) {
        return host(log, entry);
    }

    /** The last call of a host before it that was not answered tells which host that was. */
    static Written host(Log log, int entry) {
        long step = Math.max(0, log.at(entry).step() - 1);
        if (log.at(entry).crossing() instanceof Crossing.Edited) {
            return new Written.ByHand(step);
        }
        int answered = 0;
        for (int i = entry - 1; i >= 0; i--) {
            switch (log.at(i).crossing()) {
                case Crossing.HostCalled(int function, _) -> {
                    if (answered == 0) {
                        return log.at(i).step() == log.at(entry).step()
                                ? new Written.ByHost(step, function)
                                : new Written.Outside(step, Optional.of(function));
                    }
                    answered--;
                }
                case Crossing.HostReturned _, Crossing.HostThrew _, Crossing.HostFailed _ ->
                        answered++;
                default -> {}
            }
        }
        return new Written.Outside(step, Optional.empty());
    }

    // ---- modules, whose segments write into what they import

    private Optional<Written> moduleBefore(long before) {
        return modules(before)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .filter(step -> step < before)
                .<Written>map(Written.ByModule::new)
                .findFirst();
    }

    private Optional<Written> moduleAfter(long after) {
        return modules(Long.MAX_VALUE)
                .filter(step -> step > after)
                .mapToObj(Written.ByModule::new)
                .<Written>map(it -> it)
                .findFirst();
    }

    /** Steps before which modules came that changed the place. */
    private LongStream modules(long before) {
        return storage instanceof Storage.Bytes || storage instanceof Storage.TableSlot
                ? IntStream.range(0, log.size())
                        .mapToObj(log::at)
                        .filter(entry -> entry.crossing() instanceof Crossing.Instantiated)
                        .mapToLong(Log.Entry::step)
                        .distinct()
                        .filter(step -> step > 0 && step - 1 < before && step <= live.step())
                        .filter(step -> {
                            var without = content(step - 1);
                            return without.isPresent() && !without.equals(content(step));
                        })
                        .map(step -> step - 1)
                : LongStream.empty();
    }

    private Optional<Values> content(long step) {
        return past.travel(step, cancelled)
                ? past.machine().editing().content(storage)
                : Optional.empty();
    }
}
