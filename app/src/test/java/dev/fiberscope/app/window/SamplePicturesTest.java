package dev.fiberscope.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.Command;
import dev.fiberscope.engine.session.DebugSession;
import dev.fiberscope.engine.session.Notice;
import dev.fiberscope.engine.session.Program;
import dev.fiberscope.engine.session.Stop;
import dev.fiberscope.samples.Sample;
import dev.fiberscope.samples.Samples;
import dev.fiberscope.ui.layout.Box;
import dev.fiberscope.ui.layout.CodeLabels;
import dev.fiberscope.ui.layout.Mark;
import dev.fiberscope.ui.layout.PictureLayout;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.Region;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.layout.TextMeasure;
import dev.fiberscope.ui.layout.TraceReader;
import dev.fiberscope.ui.sentence.InstructionWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The picture of every sample around each of its switches, of a long one around some, in widths
 * from narrow to wide.
 */
class SamplePicturesTest {
    private static final int NARROW = 210;
    private static final int WIDE = 1400;
    private static final int WIDER = 35;

    /** At each stop every fifth width, and at the next one others. */
    private static final int TURNS = 5;

    /** Of a run with more than {@link #MANY} stops so many are looked at, evenly spread. */
    private static final int SOME = 10;

    private static final int MANY = 1_000;

    private static final TextMeasure MEASURE =
            (text, face, size) ->
                    text.length()
                            * size
                            * switch (face) {
                                case CODE, STRONG_CODE -> 0.6;
                                case WORDS, ITALIC_WORDS -> 0.55;
                                case STRONG_WORDS -> 0.58;
                            };

    @TestFactory
    Stream<DynamicTest> noWordsRunIntoOthersOrOutOfTheirCard() {
        return Samples.read().all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> look(sample)));
    }

    private static void look(Sample sample) throws Exception {
        var file = sample.name() + "." + sample.form().suffix();
        var stops = new LinkedBlockingQueue<Stop>();
        try (var session = DebugSession.open(Program.read(file, sample.wat()))) {
            session.listen(notice -> {
                if (notice instanceof Notice.Stopped(var stop)) {
                    stops.add(stop);
                }
            });
            next(stops);
            session.send(new Command.Continue());
            next(stops);
            var trace = session.trace();
            var steps = new TreeSet<Long>();
            for (int event = 0; event < trace.size(); event++) {
                long step = trace.event(event).at().step();
                steps.add(step);
                steps.add(Math.max(0, step - 1));
            }
            int turn = 0;
            for (long step : spread(List.copyOf(steps))) {
                session.send(new Command.TravelTo(step));
                var snapshot = next(stops).snapshot();
                var facts = new TraceReader(trace).before(step);
                var layout = new PictureLayout(MEASURE, labels(session));
                turn++;
                for (int width = NARROW + turn % TURNS * WIDER;
                        width <= WIDE;
                        width += TURNS * WIDER) {
                    var scene = layout.scene(snapshot, facts, Optional.empty(), width);
                    assertEquals(
                            List.of(),
                            complaints(scene),
                            sample.name() + " at step " + step + ", " + width + " wide");
                }
            }
        }
    }

    private static List<Long> spread(List<Long> steps) {
        if (steps.size() <= MANY) {
            return steps;
        }
        return LongStream.range(0, SOME)
                .mapToObj(stop -> steps.get((int) (stop * (steps.size() - 1) / (SOME - 1))))
                .toList();
    }

    private static Stop next(LinkedBlockingQueue<Stop> stops) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), stops::take);
    }

    private static CodeLabels labels(DebugSession session) {
        return new CodeLabels() {
            @Override
            public Optional<Integer> line(CodePoint at) {
                return Optional.of(100 + at.instruction());
            }

            @Override
            public String instruction(CodePoint at) {
                return InstructionWords.brief(session.modules(), at).orElse("");
            }
        };
    }

    private static List<String> complaints(PictureScene scene) {
        var words = new ArrayList<Mark.Words>();
        for (var mark : scene.marks()) {
            if (mark instanceof Mark.Words each) {
                words.add(each);
            }
        }
        var complaints = new ArrayList<String>();
        for (int one = 0; one < words.size(); one++) {
            var ink = ink(words.get(one));
            for (int other = one + 1; other < words.size(); other++) {
                if (ink.overlaps(ink(words.get(other)))) {
                    complaints.add(words.get(one).text() + " over " + words.get(other).text());
                }
            }
            var text = words.get(one).text();
            scene.regions().stream()
                    .filter(SamplePicturesTest::hasAnEdge)
                    .map(Region::box)
                    .filter(box -> box.contains(ink.x() + 1, ink.middle()))
                    .filter(box -> ink.right() > box.right() - 2 || ink.bottom() > box.bottom())
                    .forEach(box -> complaints.add(text + " out of " + box));
            if (ink.right() > scene.width() || ink.bottom() > scene.height()) {
                complaints.add(text + " out of the picture");
            }
        }
        return complaints;
    }

    private static boolean hasAnEdge(Region region) {
        return switch (region.target()) {
            case Selected.OfStack _, Selected.OfPlace _, Selected.OfFold _ -> true;
            case Selected.OfFrame _, Selected.OfContinuation _, Selected.OfHolder _ -> false;
        };
    }

    /** What the letters cover, a hair less than measured. */
    private static Box ink(Mark.Words words) {
        return new Box(
                words.x() + 0.1,
                words.baseline() - 0.72 * words.size(),
                words.width() - 0.2,
                0.9 * words.size());
    }
}
