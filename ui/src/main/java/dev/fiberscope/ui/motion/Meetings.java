package dev.fiberscope.ui.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the units of a transition cost each other, by the stages in which they move. */
final class Meetings {
    private static final int BEFORE = 0;
    private static final int TOGETHER = 1;
    private static final int AFTER = 2;

    private final int[][][] costs;

    Meetings(List<Unit> units) {
        int size = units.size();
        costs = new int[size][size][3];
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                var a = units.get(one);
                var b = units.get(other);
                costs[one][other][BEFORE] = a.before(b).cost();
                costs[one][other][TOGETHER] = a.with(b).cost();
                costs[one][other][AFTER] = b.before(a).cost();
            }
        }
    }

    /** A stage for each unit; of all orders one with the fewest meetings and then stages. */
    List<Integer> cheapest(int stages) {
        List<Integer> best = List.of();
        int least = Integer.MAX_VALUE;
        int orders = (int) Math.pow(stages, costs.length);
        for (int number = 0; number < orders; number++) {
            var order = new ArrayList<Integer>();
            int rest = number;
            for (int unit = 0; unit < costs.length; unit++) {
                order.add(rest % stages);
                rest /= stages;
            }
            int meetings = cost(order);
            if (meetings < least) {
                int cost = meetings + new TreeSet<>(order).size();
                best = cost < least ? order : best;
                least = Math.min(cost, least);
            }
        }
        return best;
    }

    int cost(List<Integer> order) {
        int cost = 0;
        for (int unit = 0; unit < costs.length; unit++) {
            cost += cost(unit, order);
        }
        return cost / 2;
    }

    /** The unit that costs the others most. */
    int worst(List<Integer> order) {
        int worst = 0;
        for (int unit = 1; unit < costs.length; unit++) {
            worst = cost(unit, order) > cost(worst, order) ? unit : worst;
        }
        return worst;
    }

    private int cost(int unit, List<Integer> order) {
        int cost = 0;
        for (int other = 0; other < costs.length; other++) {
            if (other != unit) {
                int one = Math.min(unit, other);
                int two = Math.max(unit, other);
                cost += costs[one][two][TOGETHER + Integer.signum(order.get(one) - order.get(two))];
            }
        }
        return cost;
    }
}
