package dev.fiberscope.app.command;

import dev.fiberscope.app.command.TraceLines.NobodyReads;
import dev.fiberscope.engine.history.Divergence;
import dev.fiberscope.engine.history.recording.End;
import dev.fiberscope.engine.history.recording.Printed;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.history.recording.RecordingException;
import dev.fiberscope.engine.history.recording.RecordingReader;
import dev.fiberscope.engine.history.recording.Replay;
import dev.fiberscope.engine.machine.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A recorded run once more: prints what it printed, and ends as it ended. No host is called.
 *
 * @param file with the recording
 * @param traced as for a run
 * @param fuel as for a run
 */
record ReplayedRun(String file, Recording recording, Terminal terminal, boolean traced, long fuel) {
    private static final String ENDING = ".fscope";

    /** What {@code file} names is to be taken as a recording. */
    static boolean isMeant(String file) {
        try {
            return file.endsWith(ENDING) || RecordingReader.isRecording(Path.of(file));
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    /** The recording in {@code file}. */
    static Recording read(String file) throws Refusal {
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new Refusal(file, "this is a directory and not a file");
            }
            if (!Files.exists(path)) {
                throw new Refusal(file, "there is no such file");
            }
            if (!Files.isReadable(path)) {
                throw new Refusal(file, "this file may not be read");
            }
            return RecordingReader.read(path);
        } catch (InvalidPathException missing) {
            throw new Refusal(file, "there is no such file");
        } catch (RecordingException refused) {
            throw new Refusal(file, refused.sentence());
        } catch (IOException failed) {
            throw new Refusal(file, "this file cannot be read: " + failed.getMessage());
        }
    }

    /** What is told of a replay that leaves the recording in {@code file}. */
    static Refusal diverged(String file, Divergence divergence) {
        return new Refusal(
                file,
                "the replay leaves the recording at step "
                        + divergence.step()
                        + ": recorded was "
                        + divergence.recorded()
                        + ", replayed "
                        + divergence.replayed());
    }

    /** Gives the exit code. */
    int run(boolean statistics) throws Refusal {
        var replay =
                traced ? new Replay(recording, new TraceLines(terminal)) : new Replay(recording);
        var outcomes =
                new Outcomes(terminal, replay.machine(), recording.header().program().source());
        long begin = System.nanoTime();
        try {
            replay(replay);
            return tell(replay, outcomes);
        } catch (NobodyReads end) {
            return ExitCode.DONE;
        } catch (Divergence divergence) {
            throw diverged(file, divergence);
        } finally {
            if (statistics) {
                outcomes.tellStatistics(System.nanoTime() - begin);
            }
        }
    }

    private void replay(Replay replay) {
        for (var printed : recording.printed()) {
            if (printed.step() > fuel) {
                break;
            }
            replay.to(printed.step(), Progress.UNWATCHED);
            print(printed);
        }
        replay.to(fuel, Progress.UNWATCHED);
    }

    private void print(Printed printed) {
        var stream =
                traced || printed.stream() == Printed.Stream.ERRORS
                        ? terminal.errors()
                        : terminal.output();
        var content = printed.content().toArray();
        stream.write(content, 0, content.length);
    }

    private int tell(Replay replay, Outcomes outcomes) throws Refusal {
        if (!replay.over()) {
            return outcomes.tell(Outcomes.outOfFuel(fuel));
        }
        if (recording.end().isPresent()) {
            return outcomes.tell(recording.end().map(End::ending).get());
        }
        terminal.complain(
                file
                        + ": the recording was never closed: what is known of the run ends at step "
                        + recording.lastStep());
        return ExitCode.TRAPPED;
    }
}
