package dev.fiberscope.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NextPlaceTest {
    /** Lines from 1. */
    private static final String GENERATOR =
            """
            (module
              (type $body (func)) (type $task (cont $body))
              (tag $value (param i32))
              (elem declare func $gen)
              (func $gen
                (suspend $value
                  (call $one))
                (nop))
              (func $one (result i32)
                (i32.const 1))
              (func (export "_start") (local $k (ref null $task))
                (local.set $k (cont.new $task (ref.func $gen)))
                (loop $more
                  (block $got (result i32 (ref $task))
                    (resume $task (on $value $got)
                      (local.get $k))
                    (return))
                  (local.set $k)
                  (drop)
                  (br $more))))
            """;

    /** For each line that control leaves, the line that is told, from 1; in order of execution. */
    private static List<String> told() {
        try (var stops = new Stops("generator.wat", GENERATOR)) {
            var text = CodeText.of(stops.modules().getFirst());
            var found = new ArrayList<String>();
            for (int step = 1; ; step++) {
                var stop = stops.after(new Command.TravelTo(step));
                var snapshot = stop.snapshot();
                if (snapshot.next().isEmpty()) {
                    return found;
                }
                NextPlace.of(snapshot, stops.modules())
                        .ifPresent(target ->
                                found.add(
                                        line(text, snapshot.next().orElseThrow())
                                                + " to "
                                                + line(text, target)));
            }
        }
    }

    private static int line(CodeText text, CodePoint at) {
        return text.line(text.place(at).orElseThrow().start()) + 1;
    }

    @Test
    void resumeCallEndSuspendAndBranchTellWhereControlGoes() {
        assertEquals(
                List.of(
                        "15 to 7", // resume: the fresh stack begins with its call
                        "7 to 10", // the call
                        "10 to 6", // the end of $one: behind the call comes the suspend
                        "6 to 18", // suspend: behind the block of the clause
                        "20 to 16", // the branch to the loop: its first instruction
                        "15 to 8", // resume: behind the suspend
                        "8 to 17"), // the end of the stack: behind the resume; then to the host
                told());
    }

    @Test
    void whatIsToldIsWhatHappens() {
        try (var stops = new Stops("generator.wat", GENERATOR)) {
            var wrong = new LinkedHashMap<Long, String>();
            var stop = stops.after(new Command.TravelTo(1));
            while (stop.snapshot().next().isPresent()) {
                var told = NextPlace.of(stop.snapshot(), stops.modules());
                var next = stops.after(new Command.StepInto());
                if (told.isPresent() && !told.equals(next.snapshot().next())) {
                    wrong.put(stop.snapshot().step(), told + ", but " + next.snapshot().next());
                }
                stop = next;
            }
            assertEquals(Map.of(), wrong);
        }
    }

    @Test
    void theChipStandsBehindTheLineThatControlLeaves() {
        try (var stops = new Stops("generator.wat", GENERATOR)) {
            var text = CodeText.of(stops.modules().getFirst());
            var stop = stops.after(new Command.StepToSwitch());
            var notes = LineNotes.NONE.withNext(text, stop.snapshot(), stops.modules()).byLine();
            assertEquals(
                    Map.of(6, List.of(new LineNote("next: line 10", LineNote.Kind.NEXT))), notes);
        }
    }
}
