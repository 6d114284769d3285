package dev.fiberscope.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.proof.program.SwitchingProgram;
import dev.fiberscope.engine.proof.reduction.End;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.stackmemory.PolicySettings;
import dev.fiberscope.engine.stackmemory.Preset;
import dev.fiberscope.engine.stackmemory.Reading;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with continuations, exceptions and tail calls go the same way under all policies,
 * however small their segments. One that traps for want of room has gone the same way until then.
 */
class PolicyAgreementTest {
    private static final int PROGRAMS = 300;
    private static final int STEPS_A_CALL = 1_500;
    private static final int ROUNDS = 3;
    private static final String EXHAUSTED = "call stack exhausted";

    static Stream<String> policies() {
        return Stream.concat(
                Preset.SYSTEMS.stream().map(Preset::name),
                Stream.of(
                        "segmented,first=192,memory=heap,main=0,limit=64M",
                        "segmented,first=128,growth=same,kept=off,pool=2K,memory=heap,main=0,limit=64M,moved=caller",
                        "copying,first=128,main=0,limit=64M,platform=phone",
                        "reserved,first=4K,limit=1M,main=0",
                        "copy-out,limit=64M,layout=optimising",
                        "fixed,first=4K"));
    }

    private record Seen(List<End> ends, List<String> events, List<String> globals, long steps) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void programsGoTheSameWay(String policy) throws ModuleException {
        if (!(PolicyReader.read(policy) instanceof Reading.Chosen(var chosen))) {
            throw new AssertionError(policy);
        }
        int exhausted = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            var program = new SwitchingProgram(Counts.SEED + i, true);
            var module = ReductionTest.valid(Counts.SEED + i, program.text());
            var plain = seen(module, program.exports(), Optional.empty());
            var seen = seen(module, program.exports(), chosen);
            if (seen.equals(plain)) {
                continue;
            }
            exhausted++;
            int until = seen.ends.size() - 1;
            assertEquals(new End.Trapped(EXHAUSTED), seen.ends.get(until), "seed " + i);
            assertEquals(plain.ends.subList(0, until), seen.ends.subList(0, until), "seed " + i);
            assertEquals(
                    plain.events.subList(0, seen.events.size() - 1),
                    seen.events.subList(0, seen.events.size() - 1),
                    "seed " + i);
        }
        assertTrue(exhausted == 0 || policy.startsWith("fixed,"), policy + " trapped " + exhausted);
    }

    private static Seen seen(ValidModule module, int exports, Optional<PolicySettings> memory)
            throws ModuleException {
        var run = new MachineRun(module, settings(memory));
        var ends = new ArrayList<End>();
        for (int call = 0; call < ROUNDS * exports; call++) {
            var end = run.call(call % exports, run.machine.step() + STEPS_A_CALL);
            ends.add(end);
            if (end instanceof End.Unfinished || end.equals(new End.Trapped(EXHAUSTED))) {
                break;
            }
        }
        var events = run.log().stream().map(event -> event.replaceFirst("[.]\\d+ ", " ")).toList();
        return new Seen(ends, events, run.globals(), run.machine.step());
    }

    private static Settings settings(Optional<PolicySettings> memory) {
        return new Settings(10_000, 20_000, 100, 100_000, Settings.Collection.WHEN_NEEDED, memory);
    }

    /**
     * At any stop the frames lie in the segments without gaps, and checkpoints go the same way
     * again.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void framesFillTheSegments(String policy) throws ModuleException {
        if (!(PolicyReader.read(policy) instanceof Reading.Chosen(var chosen))) {
            throw new AssertionError(policy);
        }
        var settings = chosen.orElseThrow();
        for (int i = 0; i < PROGRAMS / 10; i++) {
            var program = new SwitchingProgram(Counts.SEED + i, true);
            var run =
                    new MachineRun(
                            ReductionTest.valid(Counts.SEED + i, program.text()), settings(chosen));
            run.machine.enter(run.machine.functionAddress(0, 0), Values.NONE);
            for (int stop = 0; stop < 200; stop++) {
                var outcome = run.machine.run(RunLimit.to(run.machine.step() + 3));
                var snapshot = run.machine.snapshot();
                for (var id : snapshot.stacks()) {
                    var offsets = snapshot.frameOffsets(id);
                    int frames = snapshot.stack(id).orElseThrow().frames().size();
                    assertEquals(frames, offsets.size());
                    long end = -1;
                    for (var segment : snapshot.segments(id)) {
                        assertTrue(segment.used() <= segment.bytes(), segment::toString);
                        assertTrue(segment.used() <= segment.committed(), segment::toString);
                        assertTrue(segment.firstFrame() >= end, segment::toString);
                        assertTrue(
                                segment.address() >= settings.platform().base(), segment::toString);
                        end = segment.firstFrame();
                    }
                }
                if (!(outcome instanceof dev.fiberscope.engine.machine.Outcome.StepReached)) {
                    break;
                }
            }
        }
    }

    @Test
    void smallSegmentsDoOverflow() throws ModuleException {
        if (!(PolicyReader.read("segmented,first=128,memory=heap,main=0,limit=64M")
                instanceof Reading.Chosen(var chosen))) {
            throw new AssertionError();
        }
        long overflows = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            var program = new SwitchingProgram(Counts.SEED + i, true);
            var run =
                    new MachineRun(
                            ReductionTest.valid(Counts.SEED + i, program.text()), settings(chosen));
            for (int call = 0; call < program.exports(); call++) {
                if (run.call(call, run.machine.step() + STEPS_A_CALL) instanceof End.Unfinished) {
                    break;
                }
            }
            overflows += run.machine.memoryStatistics().orElseThrow().overflows();
        }
        assertTrue(overflows > 50, "overflows: " + overflows);
    }
}
