package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.history.Timeline;
import dev.fiberscope.engine.history.recording.End;
import dev.fiberscope.engine.history.recording.Ending;
import dev.fiberscope.engine.history.recording.Header;
import dev.fiberscope.engine.history.recording.Printed;
import dev.fiberscope.engine.history.recording.RecordedProgram;
import dev.fiberscope.engine.history.recording.Recording;
import dev.fiberscope.engine.wasm.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a recording of a run as far as it is known. */
final class Recordings {
    private Recordings() {}

    /** {@code standing}: what the end of the run waits for. */
    static Recording of(
            Program program,
            Timeline timeline,
            Optional<Standing> standing,
            List<Printed> printed,
            Saving saving) {
        var entries = new ArrayList<Log.Entry>();
        for (int i = 0; i < timeline.log().size(); i++) {
            entries.add(timeline.log().at(i));
        }
        var live = timeline.live();
        entries.add(new Log.Entry(live.step(), new Crossing.Checked(live.events(), live.digest())));
        return new Recording(
                new Header(saving.version(), saving.date(), recorded(program), live.settings()),
                entries,
                printed,
                Optional.of(new End(live.step(), ending(standing, live.step()))));
    }

    private static RecordedProgram recorded(Program program) {
        return switch (program) {
            case Program.OfModule module ->
                    new RecordedProgram.OfModule(
                            module.module(), module.chosenEntry(), module.arguments());
            case Program.OfScript(var script) -> new RecordedProgram.OfScript(script.source());
            case Program.OfRecording(var recording) -> recording.header().program();
        };
    }

    private static Ending ending(Optional<Standing> standing, long step) {
        return switch (standing.map(Standing::reason).orElseGet(StopReason.Stepped::new)) {
            case StopReason.Finished(var results) -> new Ending.Returned(results);
            case StopReason.Trapped(var trap) -> new Ending.Trapped(trap);
            case StopReason.Threw(var tag, var payload, var backtrace) ->
                    new Ending.Threw(tag, payload, backtrace);
            case StopReason.Failed(var sentence, _) -> new Ending.Refused(sentence, Place.NOWHERE);
            default -> new Ending.Stopped("it was saved at step " + step);
        };
    }
}
