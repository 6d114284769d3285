package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A frame of a leak.
 *
 * @param place where it stands, and what it waits in
 * @param locals {@code $n 3, $k null}
 */
public record FrameLine(StackId stack, List<Bit> place, String locals) {
    public FrameLine {
        place = List.copyOf(place);
    }

    /** The newest frame first; one line without a place for a stack that has no frame yet. */
    public static List<FrameLine> of(Findings findings, Leak leak, CodeWords code) {
        var lines = new ArrayList<FrameLine>();
        for (var id : findings.chain(leak)) {
            var frames =
                    findings.snapshot().stack(id).map(stack -> stack.frames()).orElse(List.of());
            for (int i = 0; i < frames.size(); i++) {
                lines.add(of(id, frames.get(i), frames.size() - 1 - i, code));
            }
            if (frames.isEmpty()) {
                lines.add(
                        new FrameLine(
                                id,
                                List.of(Bit.of("no frame yet, starts in " + leak.entry())),
                                ""));
            }
        }
        return lines;
    }

    private static FrameLine of(StackId stack, Frame frame, int depth, CodeWords code) {
        return new FrameLine(
                stack,
                List.of(
                        new Bit.Chosen(code.where(frame.at()), new Selected.OfFrame(stack, depth)),
                        Bit.of(" " + code.instruction(frame.at()))),
                frame.locals().stream().map(FrameLine::words).collect(Collectors.joining(", ")));
    }

    private static String words(Cell cell) {
        return cell.name() + " " + cell.value();
    }

    @Override
    public String toString() {
        return stack + " " + Bit.text(place) + " (" + locals + ")";
    }
}
