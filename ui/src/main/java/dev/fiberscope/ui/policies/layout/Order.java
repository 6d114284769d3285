package dev.fiberscope.ui.policies.layout;

import dev.fiberscope.engine.analysis.PolicyComparison;
import dev.fiberscope.engine.analysis.PolicyTable.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * In which order policies stand.
 *
 * @param by empty for the order in which they were compared
 * @param descending the greatest first
 */
public record Order(Optional<Column> by, boolean descending) {
    /** As they were compared. */
    public static final Order GIVEN = new Order(Optional.empty(), false);

    /** By {@code column}, the greatest first; or the other way round where that was so already. */
    public Order pressed(Column column) {
        return new Order(Optional.of(column), by.filter(column::equals).isEmpty() || !descending);
    }

    /** The rows in this order; those that are equal stay as they were compared. */
    public List<PolicyComparison.Row> of(PolicyComparison comparison) {
        var rows = new ArrayList<>(comparison.rows());
        by.ifPresent(column -> {
            Comparator<PolicyComparison.Row> order = Comparator.comparingLong(column::of);
            rows.sort(descending ? order.reversed() : order);
        });
        return rows;
    }
}
