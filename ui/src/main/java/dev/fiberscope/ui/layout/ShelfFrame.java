package dev.fiberscope.ui.layout;

import dev.fiberscope.ui.layout.Shelf.Kind;

/**
 * Draws what surrounds a holder: square corners, cut ones for the host, dotted red where there is
 * no holder.
 */
final class ShelfFrame {
    private static final double HEADER = 26;
    private static final double CUT = 8;

    /** Of fewer chains nothing is gained by folding. */
    private static final int FOLDABLE = 3;

    private final Sketch sketch;
    private final Reading reading;
    private final Shelf shelf;
    private final Box box;

    ShelfFrame(Sketch sketch, Reading reading, Shelf shelf, Box box) {
        this.sketch = sketch;
        this.reading = reading;
        this.shelf = shelf;
        this.box = box;
    }

    void draw() {
        boolean host = shelf.kind() == Kind.HOST;
        boolean nobody = shelf.kind() == Kind.NOBODY;
        var edge = shelf.lost() ? Stroke.was(Hue.FORGOTTEN, 1.5) : Stroke.is(Hue.STRONG_LINE, 1.2);
        var header = new Box(box.x(), box.y(), box.width(), HEADER);
        var ground = shelf.lost() ? Hue.FORGOTTEN_FILL : Hue.RAISED;
        if (host) {
            sketch.fill(Pen.octagon(box, CUT), Hue.PANEL);
            sketch.fill(
                    new Pen(box.x() + CUT, box.y())
                            .to(box.right() - CUT, box.y())
                            .by(CUT, CUT)
                            .to(box.right(), header.bottom())
                            .to(box.x(), header.bottom())
                            .to(box.x(), box.y() + CUT)
                            .closed(),
                    ground);
            sketch.edge(Pen.octagon(box, CUT), edge);
        } else {
            sketch.fill(new Outline.Rounded(box, 2), Hue.PANEL);
            sketch.fill(new Outline.Rounded(header, 2), ground);
            sketch.edge(new Outline.Rounded(box, 2), edge);
        }
        drawIcon(box.x() + 15, box.y() + 13);
        double right = box.right() - 10;
        boolean open = reading.folding().isOpen(shelf.fold());
        if (shelf.chains().size() >= (open ? FOLDABLE : 1)) {
            Glyphs.disclosure(sketch, right - 3, box.y() + 13, open);
            sketch.region(
                    shelf.fold(),
                    header,
                    shelf.title()
                            + " "
                            + shelf.name()
                            + ", "
                            + shelf.chains().size()
                            + (open ? " chains, unfolded" : " chains, folded"));
            right -= 16;
        }
        if (reading.isSelected(shelf.fold())) {
            sketch.edge(new Outline.Rounded(header.grown(-2.5), 4), Stroke.is(Hue.INK, 1.4));
        }
        drawTitle(nobody, right);
    }

    private void drawTitle(boolean nobody, double end) {
        double baseline = box.y() + 17;
        double left = box.x() + 28;
        double right = end;
        var title =
                nobody
                        ? Run.strong(shelf.title(), Hue.FORGOTTEN_TEXT)
                        : Run.words(shelf.title() + " ", Hue.INK2);
        double titleEnd =
                left
                        + sketch.width(11.3, title)
                        + sketch.width(11.5, Run.strongCode(shelf.name(), Hue.INK));
        var remark = Run.words(shelf.remark(), shelf.lost() ? Hue.INK2 : Hue.INK3);
        if (titleEnd + 12 + sketch.width(10.5, remark) <= right) {
            right = sketch.wordsTo(right, baseline, right - left, 10.5, remark) - 10;
        }
        double name = sketch.words(left, baseline, right - left, 11.3, title);
        sketch.words(name, baseline, right - name, 11.5, Run.strongCode(shelf.name(), Hue.INK));
    }

    private void drawIcon(double x, double y) {
        var stroke = Stroke.is(Hue.INK2, 1.4);
        var square = new Box(x - 5, y - 5, 10, 10);
        switch (shelf.kind()) {
            case TABLE -> {
                sketch.edge(new Outline.Rounded(square, 0), stroke);
                sketch.line(x - 5, y, x + 5, y, stroke);
            }
            case GLOBALS -> {
                sketch.edge(new Outline.Rounded(square, 0), stroke);
                sketch.fill(new Outline.Round(x, y, 1.8), Hue.INK2);
            }
            case FRAME -> {
                sketch.edge(new Outline.Rounded(square, 3), stroke);
                sketch.line(x - 2.5, y, x + 2.5, y, stroke);
            }
            case BOUND -> {
                sketch.edge(new Outline.Round(x, y, 4.6), stroke);
                sketch.line(x - 5, y + 7, x + 5, y + 7, stroke);
            }
            case OBJECT ->
                    sketch.edge(new Pen(x, y - 6).by(6, 6).by(-6, 6).by(-6, -6).closed(), stroke);
            case HOST -> sketch.edge(Pen.octagon(square.grown(1), 3.4), stroke);
            case NOBODY -> Glyphs.state(sketch, Look.FORGOTTEN, x + 1, y, 1);
        }
    }
}
