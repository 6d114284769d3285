package dev.fiberscope.ui.window;

import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.Direction;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What takes long, for people: {@code going back to step 900,000,000: at 512,000,000}.
 *
 * @param state one or two words
 * @param wordings how far it is, from long to short
 * @param share the part that is done, from 0 to 1; empty where nobody knows
 * @param cancelled it can be taken back: stopped, the session stays where it was
 */
record Progress(String state, List<String> wordings, OptionalDouble share, boolean cancelled) {
    private static final double MILLION = 1e6;

    Progress {
        wordings = List.copyOf(wordings);
    }

    /** A search for events in the whole run has reached step {@code at}. */
    static Progress searching(long at) {
        return looking("Searching", "looking for events in the whole run", at);
    }

    /**
     * {@code command}, sent at step {@code present}, has reached step {@code at}.
     *
     * @param perSecond 0 where that is not known
     */
    static Progress of(Command command, long present, long at, long perSecond) {
        return switch (command) {
            case Command.TravelTo(long step) when step < present ->
                    new Progress(
                            "Travelling",
                            List.of(
                                    "going back to step " + count(step) + ": at " + count(at),
                                    "at step " + count(at)),
                            share(0, at, step),
                            true);
            case Command.TravelTo(long step) ->
                    new Progress(
                            "Running",
                            with(
                                    "going on to step " + count(step) + ": at " + count(at),
                                    "at step " + count(at),
                                    perSecond),
                            share(present, at, step),
                            false);
            case Command.Continue(var direction) when direction == Direction.BACKWARD ->
                    looking("Going back", "looking for the last stop condition", at);
            case Command.StepInto(var direction) when direction == Direction.BACKWARD ->
                    looking("Going back", "one instruction back", at);
            case Command.StepOver(var direction) when direction == Direction.BACKWARD ->
                    looking("Going back", "looking for the last instruction of this frame", at);
            case Command.StepOut(var direction) when direction == Direction.BACKWARD ->
                    looking("Going back", "looking for where this frame began", at);
            case Command.StepToSwitch(var direction) when direction == Direction.BACKWARD ->
                    looking("Going back", "looking for the last switch", at);
            case Command.SeekEvent(_, var direction) ->
                    looking(
                            "Searching",
                            direction == Direction.BACKWARD
                                    ? "looking for the last such event before here"
                                    : "looking for the next such event behind here",
                            at);
            case Command.SeekWrite _ -> looking("Searching", "looking for who wrote it", at);
            case Command.SeekCondition _ ->
                    looking("Searching", "looking for the first step at which it holds", at);
            case Command.StepInto _,
                    Command.StepOver _,
                    Command.StepOut _,
                    Command.StepToSwitch _,
                    Command.Continue _,
                    Command.AnswerHostCall _,
                    Command.Edit _,
                    Command.Collect _,
                    Command.DiscardBranch _,
                    Command.Restart _,
                    Command.Stop _,
                    Command.SetBreakpoint _,
                    Command.ClearBreakpoint _,
                    Command.SetEventStop _,
                    Command.ClearEventStop _ ->
                    running(at, perSecond);
        };
    }

    static Progress running(long at, long perSecond) {
        return new Progress(
                "Running",
                with("step " + count(at), "step " + count(at), perSecond),
                OptionalDouble.empty(),
                false);
    }

    private static Progress looking(String state, String words, long at) {
        return new Progress(
                state,
                List.of(words + ": at step " + count(at), "at step " + count(at)),
                OptionalDouble.empty(),
                true);
    }

    private static List<String> with(String words, String brief, long perSecond) {
        return perSecond > 0
                ? List.of(
                        words + "   \u00b7   " + speed(perSecond) + " steps a second", words, brief)
                : List.of(words, brief);
    }

    /** {@code 143 million}, {@code 9.6 million}, {@code 48,000}. */
    static String speed(long perSecond) {
        if (perSecond >= 10 * MILLION) {
            return count(Math.round(perSecond / MILLION)) + " million";
        }
        if (perSecond >= MILLION) {
            return String.format(Locale.ROOT, "%.1f million", perSecond / MILLION);
        }
        return count(perSecond >= 10_000 ? Math.round(perSecond / 1e3) * 1_000 : perSecond);
    }

    private static OptionalDouble share(long from, long at, long to) {
        return from <= at && at <= to && from < to
                ? OptionalDouble.of((double) (at - from) / (to - from))
                : OptionalDouble.empty();
    }

    private static String count(long number) {
        return SentenceBar.count(number);
    }
}
