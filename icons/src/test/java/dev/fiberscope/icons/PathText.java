package dev.fiberscope.icons;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SVG path data, refuses what is outside the subset that glyphs use ({@code M L H V C A Z}
 * and their relative forms), and measures it by walking along it.
 */
final class PathText {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d+)?|\\.\\d+)");
    private static final int POINTS = 64;

    private final String text;
    private int at;
    private boolean started;
    private double x;
    private double y;
    private double startX;
    private double startY;
    private final Bounds bounds = new Bounds();

    private PathText(String text) {
        this.text = text;
    }

    /** The smallest box around a path, without the width of its line. */
    static final class Bounds {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;

        private void add(double x, double y) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
    }

    /**
     * The bounds of the path {@code text}.
     *
     * @throws IllegalArgumentException when it is malformed
     */
    static Bounds measure(String text) {
        var path = new PathText(text);
        if (text.isEmpty()) {
            throw path.malformed("nothing to draw");
        }
        while (path.at < text.length()) {
            path.command();
        }
        return path.bounds;
    }

    private void command() {
        var letter = text.charAt(at++);
        var relative = Character.isLowerCase(letter);
        var dx = relative ? x : 0;
        var dy = relative ? y : 0;
        var command = String.valueOf(letter).toUpperCase(Locale.ROOT);
        if (!started && !command.equals("M")) {
            throw malformed("a path starts with M");
        }
        switch (command) {
            case "M" -> {
                started = true;
                moveTo(number() + dx, number() + dy);
                startX = x;
                startY = y;
            }
            case "L" -> moveTo(number() + dx, number() + dy);
            case "H" -> moveTo(number() + dx, y);
            case "V" -> moveTo(x, number() + dy);
            case "C" ->
                    curve(
                            number() + dx,
                            number() + dy,
                            number() + dx,
                            number() + dy,
                            number() + dx,
                            number() + dy);
            case "A" ->
                    arc(number(), number(), number(), flag(), flag(), number() + dx, number() + dy);
            case "Z" -> moveTo(startX, startY);
            default -> throw malformed("no command");
        }
    }

    private void moveTo(double toX, double toY) {
        x = toX;
        y = toY;
        bounds.add(x, y);
    }

    private void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        var fromX = x;
        var fromY = y;
        for (var i = 1; i <= POINTS; i++) {
            var t = (double) i / POINTS;
            bounds.add(cubic(fromX, x1, x2, toX, t), cubic(fromY, y1, y2, toY, t));
        }
        moveTo(toX, toY);
    }

    private static double cubic(double a, double b, double c, double d, double t) {
        var s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    /** A circle's arc: the centre lies on the perpendicular through the middle of the chord. */
    private void arc(
            double radius,
            double other,
            double turned,
            boolean large,
            boolean sweep,
            double toX,
            double toY) {
        if (radius != other || turned != 0) {
            throw malformed("only arcs of circles");
        }
        var chord = Math.hypot(toX - x, toY - y);
        if (chord == 0 || chord > 2 * radius + 1e-9) {
            throw malformed("no circle through both ends");
        }
        var apart =
                Math.sqrt(Math.max(0, radius * radius - chord * chord / 4))
                        * (large == sweep ? -1 : 1);
        var centreX = (x + toX) / 2 - apart * (toY - y) / chord;
        var centreY = (y + toY) / 2 + apart * (toX - x) / chord;
        var from = Math.atan2(y - centreY, x - centreX);
        var angle = Math.atan2(toY - centreY, toX - centreX) - from;
        var full = 2 * Math.PI;
        if (sweep && angle <= 0) {
            angle += full;
        } else if (!sweep && angle >= 0) {
            angle -= full;
        }
        for (var i = 1; i < POINTS; i++) {
            var a = from + angle * i / POINTS;
            bounds.add(centreX + radius * Math.cos(a), centreY + radius * Math.sin(a));
        }
        moveTo(toX, toY);
    }

    private boolean flag() {
        var number = number();
        if (number != 0 && number != 1) {
            throw malformed("a flag is 0 or 1");
        }
        return number == 1;
    }

    private double number() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw malformed("a number is missing");
        }
        at = matcher.end();
        return Double.parseDouble(matcher.group());
    }

    private IllegalArgumentException malformed(String reason) {
        return new IllegalArgumentException(reason + " at " + at + " of \"" + text + "\"");
    }
}
