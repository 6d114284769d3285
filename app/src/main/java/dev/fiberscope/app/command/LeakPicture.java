package dev.fiberscope.app.command;

import dev.fiberscope.engine.analysis.LeakVerdict;
import java.util.List;
import java.util.Locale;

/**
 * A leaked stack as an SVG drawing, in the shapes of the window's picture: a card with a row for
 * each frame, the newest on top, on its bare foot, and beside it the empty cell of whoever held it
 * last.
 *
 * @param stack {@code S6}
 * @param entry the function that it began with
 * @param rows where each frame stands, and what it waits in
 * @param more frames that have no row
 */
record LeakPicture(LeakVerdict verdict, String stack, String entry, List<Row> rows, int more) {
    private static final int WIDTH = 460;
    private static final int LEFT = 70;
    private static final int TOP = 6;
    private static final int HEADER = 28;
    private static final int ROW = 24;
    private static final int FOOT = 12;

    /** Letters of a name that there is room for. */
    private static final int NAME = 24;

    private static final int PLACE = 26;

    LeakPicture {
        rows = List.copyOf(rows);
    }

    /**
     * {@code function} and the instruction that it waits in; {@code position} as compilers write
     * it.
     */
    record Row(String function, String instruction, String position) {}

    /** The drawing; its colours are those of the page's style. */
    String svg() {
        int lines = Math.max(1, rows.size() + (more > 0 ? 1 : 0));
        int bottom = TOP + HEADER + lines * ROW + 4;
        int right = WIDTH - LEFT - 4;
        var svg = new StringBuilder();
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n",
                        WIDTH,
                        bottom + FOOT + 18,
                        WIDTH,
                        bottom + FOOT + 18,
                        escaped(stack + " " + entry + ", " + verdict.word())));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect class=\"card\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"7\"/>\n",
                        LEFT,
                        TOP,
                        right,
                        bottom - TOP));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"header\" fill=\"url(#hatch)\" d=\"M%d %dv-%da7 7 0 0 1 7 -7h%da7 7 0 0 1 7 7v%dz\"/>\n",
                        LEFT,
                        TOP + HEADER,
                        HEADER - 7,
                        right - 14,
                        HEADER - 7));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<circle class=\"sign\" cx=\"%d\" cy=\"%d\" r=\"6\"/><text class=\"mark\" x=\"%d\" y=\"%d\">!</text>\n",
                        LEFT + 15,
                        TOP + 14,
                        LEFT + 15,
                        TOP + 18));
        text(svg, "trouble code strong", LEFT + 28, TOP + 18, stack);
        text(svg, "code strong", LEFT + 40 + 8 * stack.length(), TOP + 18, cut(entry, NAME));
        text(svg, "trouble end", LEFT + right - 10, TOP + 18, verdict.word());
        int y = TOP + HEADER;
        for (var row : rows) {
            text(svg, "code", LEFT + 14, y + 16, cut(row.function(), NAME));
            text(
                    svg,
                    "code waits",
                    LEFT + 14 + 8 * (1 + Math.min(NAME, row.function().length())),
                    y + 16,
                    row.instruction());
            text(svg, "code dim end", LEFT + right - 10, y + 16, tail(row.position(), PLACE));
            y += ROW;
        }
        if (rows.isEmpty()) {
            text(svg, "dim", LEFT + 14, y + 16, "no frame yet, starts in " + entry);
        } else if (more > 0) {
            text(
                    svg,
                    "dim",
                    LEFT + 14,
                    y + 16,
                    "and " + more + (more == 1 ? " frame more" : " frames more"));
        }
        foot(svg, bottom);
        if (LeakVerdict.failing().contains(verdict)) {
            lastHolder(svg, bottom);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void foot(StringBuilder svg, int bottom) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"foot\" d=\"M%d %dh22l-4.2 %dh-13.6z\"/>\n",
                        LEFT + 24,
                        bottom,
                        FOOT));
    }

    /** The cell of the last holder is empty, and the way from it was. */
    private static void lastHolder(StringBuilder svg, int bottom) {
        int x = LEFT + 24;
        int middle = bottom - 14;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect class=\"was\" x=\"8\" y=\"%d\" width=\"20\" height=\"20\"/>\n",
                        middle - 10));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"was\" d=\"M28 %dC60 %d 50 %d %d %d\"/>\n",
                        middle,
                        middle,
                        bottom + FOOT,
                        x + 2,
                        bottom + FOOT - 3));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<path class=\"cross\" d=\"M40 %dl8 8m0 -8l-8 8\"/>\n",
                        middle));
    }

    private static void text(StringBuilder svg, String styleClass, int x, int y, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n",
                        styleClass,
                        x,
                        y,
                        escaped(text)));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
    }

    private static String tail(String text, int most) {
        return text.length() <= most ? text : "\u2026" + text.substring(text.length() - most + 1);
    }

    /** As HTML and XML have it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
