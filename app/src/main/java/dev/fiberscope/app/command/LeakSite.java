package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;

/**
 * An instruction that a leak has to do with.
 *
 * @param function {@code $name} or index
 * @param position {@code file:line:column}, or {@code file:0x4f} in a binary
 */
record LeakSite(String function, String position) {
    Json.Fields json() {
        return Json.fields().with("function", function).with("at", position);
    }

    static LeakSite of(Machine machine, CodePoint at) {
        return new LeakSite(
                machine.functionName(machine.functionAddress(at.instance(), at.function())),
                new Positions(machine).of(at));
    }
}
