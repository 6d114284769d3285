package dev.fiberscope.ui.layout;

import dev.fiberscope.engine.model.Frame;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Holding;
import dev.fiberscope.engine.model.Stack;
import java.util.List;

/** Draws the card of one stack: header, then a row for each frame, the newest on top. */
final class CardDrawing {
    static final double RADIUS = 7;
    static final double HEADER = 28;
    static final double ROW = 24;
    private static final double ABOVE_ROWS = 2;
    private static final double BELOW_ROWS = 2;
    private static final double TEXT = 29;
    private static final double TROUBLE_LINE = 14;
    private static final int TROUBLE_LINES = 4;
    private static final double NARROW = 225;
    private static final int MOST_REFERENCES = 2;

    private final Sketch sketch;
    private final Reading reading;
    private final Stack stack;
    private final Look look;
    private final boolean aside;
    private final Box box;
    private final List<CardRow> rows;
    private final Placement placement;
    private final MemoryRows memory;
    private final double size;

    /**
     * @param aside whether it stands beside a holder and not in the tower
     * @param mostFrames about how many are drawn
     */
    CardDrawing(
            Sketch sketch,
            Reading reading,
            Stack stack,
            boolean aside,
            double x,
            double y,
            double width,
            int mostFrames) {
        this.sketch = sketch;
        this.reading = reading;
        this.stack = stack;
        this.look = reading.look(stack, aside);
        this.aside = aside;
        this.placement = Placement.of(reading.snapshot(), stack.id(), 0, 0);
        this.rows = CardRow.of(stack, reading, placement, mostFrames);
        this.size = aside ? 10.8 : 11.2;
        double heights = rows.stream().mapToDouble(row -> height(row, width)).sum();
        this.box = new Box(x, y, width, HEADER + ABOVE_ROWS + heights + BELOW_ROWS);
        this.memory = new MemoryRows(sketch, box, placement, reading.facts().memory());
    }

    Box box() {
        return box;
    }

    /** Where the top frame's row is. */
    double topRow() {
        return box.y() + HEADER + ABOVE_ROWS;
    }

    void draw() {
        boolean selected = reading.isSelected(new Selected.OfStack(stack.id()));
        if (selected) {
            sketch.edge(new Outline.Rounded(box.grown(4), RADIUS + 3), Stroke.is(Hue.INK, 1.4));
        }
        sketch.fill(new Outline.Rounded(box, RADIUS), Hue.CARD);
        var header = Pen.header(new Box(box.x(), box.y(), box.width(), HEADER), RADIUS);
        if (look == Look.FORGOTTEN) {
            sketch.figure(header, new Paint.Hatched(look.fill(), look.graphics()), Stroke.NONE);
            sketch.fill(
                    new Outline.Rounded(
                            new Box(box.x() + 25, box.y() + 5, box.width() - 31, 18), 3),
                    look.fill());
        } else {
            sketch.fill(header, look.fill());
        }
        sketch.region(new Selected.OfStack(stack.id()), box, accessibleWords());
        double y = topRow();
        for (var row : rows) {
            drawRow(row, y);
            y += height(row, box.width());
        }
        memory.segments(
                rows, row -> height(row, box.width()), topRow(), inset() >= MemoryRows.LABEL);
        sketch.edge(new Outline.Rounded(box, RADIUS), edge());
        drawHeader();
    }

    private Stroke edge() {
        return switch (look) {
            case RUNNING -> Stroke.is(look.graphics(), 2.6);
            case FRESH -> Stroke.was(look.graphics(), 1.4);
            case FORGOTTEN -> Stroke.is(look.graphics(), 1.8);
            case IN_HOST, WAITING, WAITING_ASIDE, SUSPENDED, TRAPPED ->
                    Stroke.is(look.graphics(), 1.5);
        };
    }

    private String accessibleWords() {
        int frames = stack.frames().size();
        return "stack "
                + stack.id()
                + " "
                + stack.entry()
                + ", "
                + reading.word(stack)
                + ", "
                + frames
                + (frames == 1 ? " frame" : " frames");
    }

    /** In a narrow card the sign of the state stands alone where the name needs the room. */
    private void drawHeader() {
        double middle = box.y() + HEADER / 2 + 0.2;
        Glyphs.state(sketch, look, box.x() + 16, middle, 1);
        String word = reading.word(stack);
        double baseline = box.y() + 18.2;
        double right = box.right() - 10;
        if (!placement.isEmpty()) {
            MemoryRows.scale(sketch, placement.segments(), right, middle, look.graphics());
            right -= MemoryRows.SCALE;
        }
        double left = right - sketch.width(11, Run.words(word, look.text()));
        var id = Run.strongCode(stack.id() + "", look.text());
        var name = Run.strongCode(stack.entry(), Hue.INK);
        boolean cramped = box.x() + TEXT + sketch.width(12.5, id, name) + 13 > left;
        if (cramped && box.width() < NARROW) {
            left = right + 6;
        }
        double end = sketch.words(box.x() + TEXT, baseline, left - 8 - box.x() - TEXT, 12.5, id);
        sketch.words(end + 7, baseline, left - 6 - end - 7, 12.5, name);
        if (left > right) {
            return;
        }
        sketch.words(left, baseline, right - left + 0.01, 11, Run.words(word, look.text()));
    }

    private void drawRow(CardRow row, double y) {
        double x = box.x() + inset();
        double room = box.right() - 10 - x;
        switch (row) {
            case CardRow.OfFrame(var frame, int depth) ->
                    sketch.part(new Part.Row(stack.id(), depth), () -> drawFrame(frame, depth, y));
            case CardRow.Folded(int count, _) ->
                    sketch.words(
                            x,
                            y + 16,
                            room,
                            10.5,
                            Run.italic("and " + count + " more frames", Hue.INK3));
            case CardRow.NotStarted(var entry) ->
                    sketch.words(
                            x,
                            y + 16,
                            room,
                            10.5,
                            Run.italic("no frame yet, starts in ", Hue.INK3),
                            Run.code(entry, Hue.INK3));
            case CardRow.Trouble trouble -> drawTrouble(trouble, y);
            case CardRow.Overflow(var growth) -> memory.overflow(growth, y);
            case CardRow.Began(var function, int depth, _, _) ->
                    memory.began(
                            function,
                            y,
                            memory.middle(
                                    depth, rows, each -> height(each, box.width()), topRow()));
        }
    }

    private double height(CardRow row, double width) {
        return row instanceof CardRow.Trouble trouble
                ? ROW + TROUBLE_LINE * (lines(trouble, width).size() - 1)
                : ROW;
    }

    private static Run verdict(CardRow.Trouble trouble) {
        return Run.strong(trouble.ahead() ? "will trap  " : "trapped  ", Hue.FORGOTTEN_TEXT);
    }

    /** The sentence behind the verdict, and below. */
    private List<String> lines(CardRow.Trouble trouble, double width) {
        double room = width - TEXT - 10;
        double first = room - sketch.width(10.5, verdict(trouble));
        return sketch.wrapped(trouble.sentence(), Face.WORDS, 10.5, first, room, TROUBLE_LINES);
    }

    private void drawTrouble(CardRow.Trouble trouble, double y) {
        double height = height(trouble, box.width());
        var band = new Box(box.x() + 1, y + 1, box.width() - 2, height - 2);
        sketch.figure(new Outline.Rounded(band, 0), Hue.FORGOTTEN_FILL, Stroke.NONE);
        if (trouble.ahead()) {
            sketch.edge(new Outline.Rounded(band.grown(-1.5), 3), Stroke.will(1.3));
        }
        Glyphs.state(sketch, Look.FORGOTTEN, box.x() + 16, y + ROW / 2, 0.85);
        double left = box.x() + TEXT;
        double right = box.right() - 10;
        double baseline = y + 16;
        double at = sketch.words(left, baseline, right - left, 10.5, verdict(trouble));
        for (var line : lines(trouble, box.width())) {
            sketch.words(at, baseline, right - at, 10.5, Run.words(line, Hue.INK2));
            at = left;
            baseline += TROUBLE_LINE;
        }
    }

    /**
     * Rows begin below the id, or where that costs too much, below the glyph. In the tower that
     * depends on the width alone, so that nothing jumps while it runs.
     */
    private double inset() {
        boolean tight = box.width() < NARROW || (aside && isTight());
        return placement.isEmpty() ? tight ? 12 : TEXT : tight ? 14 : MemoryRows.LABEL + 4;
    }

    private boolean isTight() {
        double room = box.width() - TEXT - 10;
        return rows.stream()
                .anyMatch(row ->
                        row instanceof CardRow.OfFrame(var frame, int depth)
                                && wanted(frame, depth) > room);
    }

    /** Width of a frame's words with its first reference. */
    private double wanted(Frame frame, int depth) {
        var words = frame.function() + reading.position(frame.at()) + " ";
        double width =
                sketch.width(
                        size, Run.code(words + reading.labels().instruction(frame.at()), Hue.INK));
        return width
                + reading.references(stack.id(), depth).stream()
                        .findFirst()
                        .map(holding ->
                                32
                                        + sketch.width(
                                                10, Run.code(holding.continuation() + "", Hue.INK)))
                        .orElse(0.0);
    }

    private void drawFrame(Frame frame, int depth, double y) {
        boolean top = depth == stack.frames().size() - 1;
        boolean next = top && look == Look.RUNNING;
        if (next) {
            sketch.fill(
                    new Outline.Rounded(new Box(box.x() + 1, y, box.width() - 2, ROW), 0),
                    Hue.CURRENT);
            sketch.fill(new Outline.Rounded(new Box(box.x() + 1.3, y, 3, ROW), 0), Hue.RUNNING);
        } else if (reading.changes().frame(stack.id(), depth)) {
            Glyphs.changed(sketch, box.x() + 2, y + 3, ROW - 6);
        }
        var target = new Selected.OfFrame(stack.id(), depth);
        if (reading.isSelected(target)) {
            sketch.edge(
                    new Outline.Rounded(
                            new Box(box.x() + 6, y + 1.5, box.width() - 12, ROW - 3), 4),
                    Stroke.is(Hue.INK, 1.4));
        }
        String instruction = reading.labels().instruction(frame.at());
        var name = new Run(frame.function(), next ? Face.STRONG_CODE : Face.CODE, Hue.INK);
        var place = Run.code(reading.position(frame.at()), Hue.INK3);
        var what =
                new Run(
                        " " + instruction,
                        next ? Face.STRONG_CODE : Face.CODE,
                        hue(instruction, top));
        double x = box.x() + inset();
        double right = box.right() - 10;
        if (!placement.isEmpty() && box.width() >= NARROW) {
            var bytes = Run.code(Sizes.exact(placement.frames().get(depth).bytes()), Hue.INK3);
            right = sketch.wordsTo(right, y + 16, 70, 10, bytes) - 12;
        }
        double wanted = sketch.width(size, name, place, what);
        double end =
                drawReferences(
                        depth, y, right, right - x - Math.min(wanted, (right - x) * 0.62) - 12);
        drawCode(x, y + 16, end - x, name, place, what);
        sketch.region(
                target,
                new Box(box.x(), y, box.width(), ROW),
                "frame "
                        + frame.function()
                        + reading.position(frame.at())
                        + " "
                        + instruction
                        + " of "
                        + stack.id());
    }

    /** What the frame does matters more than the end of a long name. */
    private void drawCode(double x, double baseline, double room, Run name, Run place, Run what) {
        double rest = sketch.width(size, place, what);
        double nameRoom = Math.min(room, Math.max(room - rest, room * 0.45));
        double end = sketch.words(x, baseline, nameRoom, size, name);
        sketch.words(end, baseline, x + room - end, size, place, what);
    }

    private Hue hue(String instruction, boolean top) {
        if (!top || look == Look.WAITING || look == Look.WAITING_ASIDE) {
            return Hue.INK2;
        }
        if (look == Look.SUSPENDED) {
            return Hue.SUSPENDED_TEXT;
        }
        if (look != Look.RUNNING) {
            return Hue.INK2;
        }
        if (instruction.startsWith("suspend") || instruction.startsWith("switch")) {
            return Hue.SUSPENDED_TEXT;
        }
        if (instruction.startsWith("resume")) {
            return Hue.RUNNING_TEXT;
        }
        return instruction.startsWith("cont.") ? Hue.FRESH_TEXT : Hue.INK2;
    }

    /**
     * From {@code right} to the left, as many as fit into {@code room}. Returns where they begin.
     */
    private double drawReferences(int depth, double y, double right, double room) {
        var references = reading.references(stack.id(), depth);
        double at = right;
        int drawn = 0;
        for (var holding : references) {
            var name = Run.code(name(holding.holder()), Hue.INK3);
            var id =
                    Run.code(
                            holding.continuation() + "",
                            holding.consumed() ? Hue.INK3 : idHue(holding));
            double width = sketch.width(10, name, id) + 20;
            if (right - at + width > room) {
                name = Run.code("", Hue.INK3);
                width = sketch.width(10, id) + 20;
            }
            if (drawn == MOST_REFERENCES || right - at + width > room) {
                break;
            }
            double x = at - width;
            double glyph = sketch.words(x, y + 16, width, 10, name) + 9;
            if (holding.consumed()) {
                Glyphs.consumed(sketch, glyph, y + 12.4);
            } else {
                Glyphs.reference(
                        sketch, reading.look(holding.continuation()), glyph, y + 12.4, 3.8);
            }
            sketch.words(glyph + 7, y + 16, at - glyph - 6.9, 10, id);
            if (reading.isSelected(new Selected.OfContinuation(holding.continuation()))) {
                sketch.edge(
                        new Outline.Rounded(new Box(x - 4, y + 4, width + 8, ROW - 8), 4),
                        Stroke.is(Hue.INK, 1.4));
            }
            sketch.region(
                    new Selected.OfContinuation(holding.continuation()),
                    new Box(x - 3, y + 3, width + 6, ROW - 6),
                    "continuation "
                            + holding.continuation()
                            + (holding.consumed() ? ", " + consumed(holding) + ", in " : " in ")
                            + holding.holder());
            at = x - 12;
            drawn++;
        }
        if (drawn < references.size() && drawn > 0) {
            var more = Run.words("+" + (references.size() - drawn), Hue.INK3);
            at = sketch.wordsTo(at, y + 16, 30, 10, more) - 10;
        }
        return at;
    }

    private String consumed(Holding holding) {
        var step = reading.facts().consumed().get(holding.continuation());
        return step == null ? "consumed" : "consumed at " + Reading.number(step);
    }

    private Hue idHue(Holding holding) {
        return reading.look(holding.continuation()).text();
    }

    private static String name(Holder holder) {
        return holder instanceof Holder.Local local ? local.local() : "operand";
    }
}
