package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import dev.fiberscope.engine.analysis.LastHold;
import dev.fiberscope.engine.machine.Machine;
import java.util.Optional;

/**
 * Who held a leak last, and what took that reference away.
 *
 * @param step the last one at which the leak was reachable
 * @param path from a root: {@code running S0 > local $it of $main on S0}
 * @param by empty where a host let go
 */
record LeakHolder(long step, String path, Optional<Taker> by) {
    /** {@code instruction} is its word: {@code drop}. */
    record Taker(String instruction, LeakSite site) {}

    static LeakHolder of(Machine machine, LastHold hold) {
        return new LeakHolder(
                hold.step(),
                hold.path().toString(),
                hold.by()
                        .map(at ->
                                new Taker(
                                        new Positions(machine).instruction(at),
                                        LeakSite.of(machine, at))));
    }

    /** A line that belongs to the one above it. */
    String text() {
        return "  last held at step "
                + step
                + " by "
                + path
                + by.map(each ->
                                ", until `"
                                        + each.instruction()
                                        + "` in "
                                        + each.site().function()
                                        + " at "
                                        + each.site().position())
                        .orElse(", until a host let go");
    }

    Json json() {
        var fields = Json.fields().with("step", step).with("path", path);
        return by.map(each ->
                        fields.with(
                                "by", each.site().json().with("instruction", each.instruction())))
                .orElse(fields);
    }
}
