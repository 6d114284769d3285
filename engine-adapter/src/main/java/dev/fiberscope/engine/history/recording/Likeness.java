package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.stackmemory.PolicyReader;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** Each setting in which they differ, with both sides. */
    static String differences(Settings left, Settings right) {
        var all = new ArrayList<String>();
        differ(all, "stacks", left.stacks(), right.stacks());
        differ(all, "frames", left.frames(), right.frames());
        differ(all, "pages", left.pages(), right.pages());
        differ(all, "objects", left.objects(), right.objects());
        differ(all, "collection", words(left.collection()), words(right.collection()));
        differ(
                all,
                "stack memory",
                left.memory().map(PolicyReader::text).orElse("none"),
                right.memory().map(PolicyReader::text).orElse("none"));
        return String.join("; ", all);
    }

    private static <T> void differ(List<String> all, String name, T left, T right) {
        if (!left.equals(right)) {
            all.add(name + " " + left + " and " + right);
        }
    }

    private static String words(Settings.Collection collection) {
        return collection.name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
