package dev.fiberscope.ui.motion;

import dev.fiberscope.ui.layout.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which marks of a part are the same in two pictures: as many as possible, the more alike the
 * better, and in the same order.
 */
final class Pairing {
    private Pairing() {}

    /** Positions in the two lists. */
    record Pair(int first, int last) {}

    static List<Pair> of(List<Mark> first, List<Mark> last) {
        int rows = first.size();
        int columns = last.size();
        int[][] best = new int[rows + 1][columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                int alike = alike(first.get(row), last.get(column));
                int apart = Math.max(best[row + 1][column], best[row][column + 1]);
                best[row][column] =
                        alike == 0 ? apart : Math.max(apart, alike + best[row + 1][column + 1]);
            }
        }
        var pairs = new ArrayList<Pair>();
        int row = 0;
        int column = 0;
        while (row < rows && column < columns) {
            int alike = alike(first.get(row), last.get(column));
            if (alike > 0 && best[row][column] == alike + best[row + 1][column + 1]) {
                pairs.add(new Pair(row++, column++));
            } else if (best[row][column] == best[row + 1][column]) {
                row++;
            } else {
                column++;
            }
        }
        return Collections.unmodifiableList(pairs);
    }

    /** 0 for two that cannot become each other. */
    private static int alike(Mark first, Mark last) {
        if (first.equals(last)) {
            return 6;
        }
        if (!Between.possible(first, last)) {
            return 0;
        }
        return Between.coloured(first, last).equals(first) ? 4 : 2;
    }
}
