package dev.fiberscope.engine.history.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.history.Crossing;
import dev.fiberscope.engine.history.Log;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recording tells, to be compared: valid modules themselves have no equality, the modules in
 * them have.
 */
record Told(Object program, List<Object> rest) {
    static Told of(Recording recording) {
        var header = recording.header();
        var rest = new ArrayList<Object>();
        rest.add(header.version());
        rest.add(header.date());
        rest.add(header.settings());
        rest.addAll(entries(recording.entries()));
        rest.addAll(recording.printed());
        rest.add(recording.end());
        return new Told(
                switch (header.program()) {
                    case RecordedProgram.OfModule(var module, var entry, var arguments) ->
                            List.of(module.module(), entry, arguments);
                    case RecordedProgram.OfScript script -> script;
                },
                rest);
    }

    static List<Object> entries(List<Log.Entry> entries) {
        return entries.stream().map(Told::entry).toList();
    }

    private static Object entry(Log.Entry entry) {
        return switch (entry.crossing()) {
            case Crossing.Instantiated(var module, var imports) ->
                    List.of(entry.step(), module.module(), imports);
            case Crossing.HostFunctionDefined(var module, int type, var name) ->
                    List.of(entry.step(), module.module(), type, name);
            case Crossing _ -> entry;
        };
    }

    static void assertEqual(Recording expected, Recording actual) {
        assertEquals(of(expected), of(actual));
    }
}
