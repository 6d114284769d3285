package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.LogRecorder;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Set;

/** A run of a module's {@code main}, with what crossed the host boundary and all stories. */
record LoggedRun(Machine machine, Log log, StoryBook book) {
    static LoggedRun of(String text) throws ModuleException {
        var log = new Log();
        var book = new StoryBook();
        var machine = new Machine(Settings.DEBUGGING, book::apply);
        LogRecorder.observe(machine, log);
        var embedding = new Embedding(machine, new Hosts(List.of()), Long.MAX_VALUE);
        int instance = embedding.instantiate(Embedding.load(new Source.Text("test.wat", text)));
        embedding.call(instance, "main", List.of());
        return new LoggedRun(machine, log, book);
    }

    /** The same once more, to its last step, in slices, so that checkpoints are made. */
    Timeline timeline(Budget budget) {
        var timeline = Timeline.playing(Settings.DEBUGGING, budget, log);
        while (timeline.live().step() < machine.step()) {
            timeline.play(RunLimit.to(Math.min(timeline.live().step() + 100, machine.step())));
        }
        return timeline;
    }

    /** What the stacks asked for and nobody gave back by {@code step}. */
    List<Allocation> kept(long step, StackId... stacks) {
        return kept(0, step, stacks);
    }

    /** The same, when it is known that none of them ran before {@code from}. */
    List<Allocation> kept(long from, long step, StackId... stacks) {
        return AllocationAudit.kept(
                        Settings.DEBUGGING, log, from, step, Set.of(stacks), Progress.UNWATCHED)
                .orElseThrow();
    }

    List<Allocation> kept(StackId... stacks) {
        return kept(machine.step(), stacks);
    }
}
