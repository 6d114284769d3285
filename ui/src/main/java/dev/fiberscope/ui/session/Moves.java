package dev.fiberscope.ui.session;

import dev.fiberscope.engine.session.Command;

/** Which commands move the program. */
final class Moves {
    private Moves() {}

    /** True for a command that makes the session run, and stop again. */
    static boolean moves(Command command) {
        return switch (command) {
            case Command.SetBreakpoint _,
                    Command.ClearBreakpoint _,
                    Command.SetEventStop _,
                    Command.ClearEventStop _,
                    Command.Stop _ ->
                    false;
            case Command.StepInto _,
                    Command.StepOver _,
                    Command.StepOut _,
                    Command.StepToSwitch _,
                    Command.Continue _,
                    Command.TravelTo _,
                    Command.Restart _,
                    Command.AnswerHostCall _,
                    Command.Edit _,
                    Command.SeekEvent _,
                    Command.SeekWrite _,
                    Command.SeekCondition _,
                    Command.Collect _,
                    Command.DiscardBranch _ ->
                    true;
        };
    }
}
