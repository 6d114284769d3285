package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.List;

/**
 * Whether two recordings tell the same. The names of files may differ: one may have been recorded
 * elsewhere.
 */
final class Likeness {
    private Likeness() {}

    /** The sources hold the same, and so do their modules. */
    static boolean ofPrograms(RecordedProgram left, RecordedProgram right) {
        return content(left.source()).equals(content(right.source()));
    }

    /** The same crossed at the same step. */
    static boolean ofEntries(Log.Entry left, Log.Entry right) {
        return left.step() == right.step() && ofCrossings(left.crossing(), right.crossing());
    }

    private static boolean ofCrossings(Crossing left, Crossing right) {
        if (left instanceof Crossing.Instantiated(var one, var imports)
                && right instanceof Crossing.Instantiated(var other, var others)) {
            return imports.equals(others) && ofModules(one, other);
        }
        if (left instanceof Crossing.HostFunctionDefined(var one, int type, var name)
                && right
                        instanceof
                        Crossing.HostFunctionDefined(var other, int otherType, var otherName)) {
            return type == otherType && name.equals(otherName) && ofModules(one, other);
        }
        return left.equals(right);
    }

    private static boolean ofModules(ValidModule left, ValidModule right) {
        return content(left.module().source()).equals(content(right.module().source()))
                && parts(left.module()).equals(parts(right.module()));
    }

    private static Object content(Source source) {
        return switch (source) {
            case Source.Text(_, var text) -> text;
            case Source.Binary(_, Bytes bytes) -> bytes;
        };
    }

    /** Enough to tell two modules of one text apart: all have their places in it. */
    private static List<Object> parts(Module module) {
        return List.of(
                module.types(),
                module.groups(),
                module.imports(),
                module.functions(),
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.data());
    }
}
