package dev.fiberscope.ui.layout;

/** A rectangle; {@code y} grows downwards. */
public record Box(double x, double y, double width, double height) {
    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double middle() {
        return y + height / 2;
    }

    /** The box with {@code margin} added on each side. */
    public Box grown(double margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /** Whether the two share more than an edge. */
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    @Override
    public String toString() {
        return Math.round(x)
                + ","
                + Math.round(y)
                + " "
                + Math.round(width)
                + "x"
                + Math.round(height);
    }
}
