package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a run can change something that somebody waits for. Besides, hosts can change it.
 *
 * @param places before these instructions, machines return
 * @param bytes and before those that write there
 * @param ahead of such a moment: the next instruction may change it
 * @param here of such a moment: it may be another already
 */
public record Changes(
        Set<CodePoint> places,
        Optional<Storage.Bytes> bytes,
        Predicate<Machine> ahead,
        Predicate<Machine> here) {
    /** Only hosts change it. */
    public static final Changes OUTSIDE =
            new Changes(Set.of(), Optional.empty(), _ -> false, _ -> false);

    public Changes {
        places = Set.copyOf(places);
    }

    boolean ahead(Machine machine) {
        return ahead.test(machine);
    }

    boolean here(Machine machine) {
        return here.test(machine);
    }
}
