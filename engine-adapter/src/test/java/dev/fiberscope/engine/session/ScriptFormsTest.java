package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.Spectest;
import dev.fiberscope.engine.host.Streams;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.Script;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts of every form: those in {@code forms} hold word for word; {@code dialect.wast} has what
 * only other tools write, and what is refused.
 */
class ScriptFormsTest {
    static List<Path> forms() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(ScriptFormsTest.class.getResource("forms"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyAssertionHolds(Path file) {
        var script = script("forms/" + file.getFileName());
        var verdicts = verdicts(script);
        assertFalse(verdicts.isEmpty(), "no assertion in " + file);
        assertEquals(
                List.of(), verdicts.stream().filter(each -> !each.startsWith("passed ")).toList());
    }

    /** The runner compares no wording, and takes modules that are malformed for invalid ones. */
    @ParameterizedTest
    @MethodSource("forms")
    void refusalsAreOfTheKindAndInTheWordsOfTheScript(Path file) {
        var script = script("forms/" + file.getFileName());
        for (var command : script.commands()) {
            switch (command) {
                case Command.AssertMalformed(var definition, var message, var place)
                        when !file.endsWith("wordings.wast") ->
                        assertRefused(
                                Phase.MALFORMED, definition, message, script.source().shown(place));
                case Command.AssertInvalid(var definition, var message, var place) ->
                        assertRefused(
                                Phase.INVALID, definition, message, script.source().shown(place));
                default -> {}
            }
        }
    }

    private static void assertRefused(
            Phase phase, Definition definition, String message, String place) {
        var refusal =
                assertThrows(
                        ModuleException.class,
                        () -> Validator.validate(definition.module()),
                        place);
        assertEquals(phase, refusal.phase(), () -> place + " " + refusal.sentence());
        assertTrue(
                refusal.sentence().contains(message),
                () -> place + " should say '" + message + "': " + refusal.sentence());
    }

    @Test
    void whatIsRefusedByNameIsExcusedWithAllThatBuildsOnIt() {
        var threads = "shared belongs to the threads proposal, which is not supported";
        var stranger =
                "the module is valid, but neither this script nor a host defines \"env\", from which it imports";
        var legacy = "try belongs to the legacy exception instructions; write try_table instead";
        assertEquals(
                List.of(
                        "excused 1:1 " + threads,
                        "excused 2:1 there is no such instance, because " + threads,
                        "excused 3:1 there is no such instance, because " + threads,
                        "excused 4:1 there is no such instance, because " + threads,
                        "excused 5:1 " + threads,
                        "excused 6:2 the command wait belongs to threads",
                        "excused 7:2 this is a component, and only core modules are taken",
                        "excused 8:18 this is a component, and only core modules are taken",
                        "excused 9:1 " + stranger,
                        "excused 10:1 there is no such instance, because " + stranger,
                        "excused 11:1 " + legacy,
                        "excused 12:1 " + legacy,
                        "excused 13:1 the script wants something to be switched off that is always on",
                        "excused 14:1 stack switching allows tags with results",
                        "excused 15:1 the module is refused, but as malformed and not as invalid: unexpected end of"
                                + " section or function",
                        "excused 16:1 the module is refused, but as invalid and not as malformed: type mismatch:"
                                + " block requires [i32] but stack has []: the end of the function needs 1 operand"
                                + " and finds none",
                        "passed 17:1",
                        "passed 18:1",
                        "failed 20:2 a command",
                        "failed 21:30 a command",
                        "failed 22:1 a module that can be instantiated",
                        "failed 23:1 the trap \"integer divide by zero\"",
                        "failed 25:1 the suspension \"unhandled\"",
                        "passed 26:1"),
                verdicts(script("dialect.wast")));
    }

    private static Script script(String resource) {
        return assertInstanceOf(Program.OfScript.class, Conversation.program(resource)).script();
    }

    private static List<String> verdicts(Script script) {
        var all = new ArrayList<String>();
        var hosts = new Hosts(List.of(new Spectest(Streams.none().output())));
        new ScriptRunner(
                        Stage.of(new Embedding(Settings.RUNNING, hosts, Long.MAX_VALUE)),
                        verdict ->
                                all.add(
                                        switch (verdict) {
                                            case Verdict.Passed passed ->
                                                    "passed "
                                                            + script.source().shown(passed.place());
                                            case Verdict.Excused excused ->
                                                    "excused "
                                                            + script.source().shown(excused.place())
                                                            + " "
                                                            + excused.reason();
                                            case Verdict.Failed failed ->
                                                    "failed "
                                                            + script.source().shown(failed.place())
                                                            + " "
                                                            + failed.expected();
                                        }))
                .run(script);
        return all;
    }
}
