package dev.fiberscope.app.command;

import dev.fiberscope.engine.analysis.Allocation;
import dev.fiberscope.engine.analysis.AllocationAudit;
import dev.fiberscope.engine.analysis.LastHold;
import dev.fiberscope.engine.analysis.LastHolders;
import dev.fiberscope.engine.analysis.StoryBook;
import dev.fiberscope.engine.history.Budget;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Progress;
import dev.fiberscope.engine.machine.RunLimit;
import dev.fiberscope.engine.model.StackId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run that stands where leaks are looked for.
 *
 * @param name of the file, for complaints
 * @param log what crossed the host boundary by then, and perhaps later: enough to run it again
 * @param code how it came to stand there
 */
record LeakRun(String name, Machine machine, StoryBook book, Log log, int code) {
    /** Who held those of {@code stacks} last that nothing holds any more: takes another run. */
    Map<StackId, LastHold> holders(List<StackId> stacks) throws Refusal {
        if (stacks.isEmpty()) {
            return Map.of();
        }
        long end = machine.step();
        try {
            var timeline = Timeline.playing(machine.settings(), Budget.USUAL, log);
            boolean more = true;
            while (more && timeline.live().step() < end) {
                more = timeline.play(RunLimit.to(end));
            }
            return new LastHolders(timeline, () -> false).find(stacks, book, end);
        } catch (Divergence divergence) {
            throw ReplayedRun.diverged(name, divergence);
        }
    }

    /**
     * What the cancelled stacks asked for and nobody freed: takes another run. Empty where no chain
     * was cancelled, or no function has a name that says that it gives memory.
     */
    Optional<List<Allocation>> kept() throws Refusal {
        if (book.cancelled().isEmpty() || !AllocationAudit.hasAllocators(machine)) {
            return Optional.empty();
        }
        var stacks =
                book.cancelled().stream()
                        .flatMap(each -> each.stacks().stream())
                        .collect(Collectors.toSet());
        try {
            return AllocationAudit.kept(
                    machine.settings(), log, first(), machine.step(), stacks, Progress.UNWATCHED);
        } catch (Divergence divergence) {
            throw ReplayedRun.diverged(name, divergence);
        }
    }

    /**
     * The step at which the first cancelled stack was made. Of a longer chain the bottom need not
     * be the oldest.
     */
    private long first() {
        return book.cancelled().stream()
                .mapToLong(each ->
                        each.stacks().size() == 1
                                ? each.story().map(story -> story.created().step()).orElse(0L)
                                : 0)
                .min()
                .orElse(0);
    }
}
