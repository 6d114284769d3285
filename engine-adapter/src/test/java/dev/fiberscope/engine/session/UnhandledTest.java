package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fiberscope.engine.host.Embedding;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why nobody takes a suspension: each cause has its own sentence. */
class UnhandledTest {
    private static final String TYPES =
            """
            (type $f (func)) (type $k (cont $f))
            (rec (type $fs (func (param (ref null $ks)))) (type $ks (cont $fs)))
            """;

    /** The sentence of the trap that the program stops with. */
    private static String sentence(Conversation session) {
        session.send(new Command.Continue());
        session.expectStop(stop -> assertInstanceOf(StopReason.Trapped.class, stop.reason()));
        var trap = ((StopReason.Trapped) session.last().reason()).trap();
        assertEquals("unhandled tag", trap.reason());
        session.after(new Command.StepInto(Direction.BACKWARD));
        assertEquals(Optional.of(trap.sentence()), session.last().snapshot().trapAhead());
        return trap.sentence();
    }

    private static Program program(String name, String text) {
        try {
            return Program.read(name, text);
        } catch (ModuleException refused) {
            throw new AssertionError(refused);
        }
    }

    private static String sentence(String fields) {
        try (var session =
                new Conversation(program("test.wat", "(module " + TYPES + fields + ")"))) {
            return sentence(session);
        }
    }

    @Test
    void noPromptAtAll() {
        assertEquals(
                "unhandled tag $t: suspend in $main finds no clause that takes it; there is no"
                        + " prompt: S0 was called by the host, and not resumed",
                sentence("(tag $t) (func $main (export \"main\") (suspend $t))"));
    }

    @Test
    void noPromptAtAllForASwitch() {
        assertEquals(
                "unhandled tag $t: switch in $main finds no clause that takes it; there is no"
                        + " prompt: S0 was called by the host, and not resumed",
                sentence(
                        """
                        (tag $t) (elem declare func $other)
                        (func $other (type $fs))
                        (func $main (export "main")
                          (drop (switch $ks $t (cont.new $ks (ref.func $other)))))
                        """));
    }

    @Test
    void noClauseInAnyPrompt() {
        assertEquals(
                "unhandled tag $t: suspend in $inner finds no clause that takes it; the 2 prompts"
                        + " have none for it: in $middle on S1, $main on S0",
                sentence(
                        """
                        (tag $t) (tag $number (param i32)) (elem declare func $inner $middle)
                        (func $inner (suspend $t))
                        (func $middle (resume $k (cont.new $k (ref.func $inner))))
                        (func $main (export "main")
                          (block $got (result i32 (ref $k))
                            (resume $k (on $number $got) (cont.new $k (ref.func $middle)))
                            (return))
                          (drop) (drop))
                        """));
    }

    @Test
    void noClauseInTheOnlyPrompt() {
        assertEquals(
                "unhandled tag $t: suspend in $task finds no clause that takes it; the prompt in"
                        + " $main on S0 has none for it",
                sentence(
                        """
                        (tag $t) (elem declare func $task)
                        (func $task (suspend $t))
                        (func $main (export "main") (resume $k (cont.new $k (ref.func $task))))
                        """));
    }

    @Test
    void anotherTagOfTheSameType() {
        assertEquals(
                "unhandled tag $yield: suspend in $task finds no clause that takes it; clause 0 of"
                        + " the prompt in $main on S0 takes another tag, named $pause, which has the"
                        + " same type",
                sentence(
                        """
                        (tag $yield) (tag $pause) (elem declare func $task)
                        (func $task (suspend $yield))
                        (func $main (export "main")
                          (block $got (result (ref $k))
                            (resume $k (on $pause $got) (cont.new $k (ref.func $task)))
                            (return))
                          (drop))
                        """));
    }

    @Test
    void anotherTagOfTheSameTypeForASwitch() {
        assertEquals(
                "unhandled tag $yield: switch in $one finds no clause that takes it; clause 0 of"
                        + " the prompt in $main on S0 takes another tag, named $pause, which has the"
                        + " same type",
                sentence(
                        """
                        (tag $yield) (tag $pause) (elem declare func $one $two)
                        (func $one (drop (switch $ks $yield (cont.new $ks (ref.func $two)))))
                        (func $two (type $fs))
                        (func $main (export "main")
                          (resume $k (on $pause switch) (cont.new $k (ref.func $one))))
                        """));
    }

    @Test
    void noClauseInAnyPromptForASwitch() {
        assertEquals(
                "unhandled tag $t: switch in $one finds no clause that takes it; the prompt in"
                        + " $main on S0 has none for it",
                sentence(
                        """
                        (tag $t) (elem declare func $one $two)
                        (func $one (drop (switch $ks $t (cont.new $ks (ref.func $two)))))
                        (func $two (type $fs))
                        (func $main (export "main") (resume $k (cont.new $k (ref.func $one))))
                        """));
    }

    @Test
    void theTagOfAnotherInstanceWithTheSameName() throws ModuleException {
        var embedding = new Embedding(Settings.DEBUGGING, new Hosts(List.of()), Long.MAX_VALUE);
        embedding.register(
                "library",
                embedding.instantiate(
                        Embedding.load(
                                new Source.Text(
                                        "library.wat",
                                        """
                                        (module
                                          (tag $yield)
                                          (func $task (export "task") (suspend $yield)))
                                        """))));
        int user =
                embedding.instantiate(
                        Embedding.load(
                                new Source.Text(
                                        "user.wat",
                                        """
                                        (module
                                          (type $f (func)) (type $k (cont $f))
                                          (import "library" "task" (func $task))
                                          (tag $yield) (elem declare func $task)
                                          (func $main (export "main")
                                            (block $got (result (ref $k))
                                              (resume $k (on $yield $got)
                                                (cont.new $k (ref.func $task)))
                                              (return))
                                            (drop)))
                                        """)));
        var trapped = assertThrows(WasmTrap.class, () -> embedding.call(user, "main", List.of()));
        assertEquals(
                "unhandled tag $yield: suspend in $task finds no clause that takes it; clause 0 of"
                        + " the prompt in $main on S0 takes another tag, named $yield, too, and belongs"
                        + " to another instance",
                trapped.trap().sentence());
    }

    @Test
    void switchClauseForASuspend() {
        assertEquals(
                "unhandled tag $t: suspend in $task finds no clause that takes it; clause 1 of the"
                        + " prompt in $main on S0 names it, but with switch instead of a label: it"
                        + " takes no suspend",
                sentence(
                        """
                        (tag $t) (tag $u) (elem declare func $task)
                        (func $task (suspend $t))
                        (func $main (export "main")
                          (block $got (result (ref $k))
                            (resume $k (on $u $got) (on $t switch) (cont.new $k (ref.func $task)))
                            (return))
                          (drop))
                        """));
    }

    @Test
    void labelClauseForASwitch() {
        assertEquals(
                "unhandled tag $t: switch in $one finds no clause that takes it; clause 0 of the"
                        + " prompt in $main on S0 names it, but with a label instead of switch: it"
                        + " takes no switch",
                sentence(
                        """
                        (tag $t) (elem declare func $one $two)
                        (func $one (drop (switch $ks $t (cont.new $ks (ref.func $two)))))
                        (func $two (type $fs))
                        (func $main (export "main")
                          (block $got (result (ref $k))
                            (resume $k (on $t $got) (cont.new $k (ref.func $one)))
                            (return))
                          (drop))
                        """));
    }

    private static String sentenceBehindAHost(String suspension, String clause) {
        var program =
                program(
                        "test.wat",
                        """
                        (module %s
                          (import "host" "back" (func $host))
                          (tag $t) (elem declare func $task $other)
                          (func $other (type $fs))
                          (func $back (export "back") %s)
                          (func $task (call $host))
                          (func $main (export "main")
                            (block $got (result (ref $k))
                              (resume $k %s (cont.new $k (ref.func $task)))
                              (return))
                            (drop)))
                        """
                                .formatted(TYPES, suspension, clause));
        try (var session =
                new Conversation(program, _ -> new Hosts(List.of(CallingHosts.back("back"))))) {
            return sentence(session);
        }
    }

    @Test
    void aClauseBehindAHostFunction() {
        assertEquals(
                "unhandled tag $t: suspend in $back finds no clause that takes it; clause 0 of the"
                        + " prompt in $main on S0 takes it, but is behind the host function host.back,"
                        + " which no suspension crosses",
                sentenceBehindAHost("(suspend $t)", "(on $t $got)"));
    }

    @Test
    void aSwitchClauseBehindAHostFunction() {
        assertEquals(
                "unhandled tag $t: switch in $back finds no clause that takes it; clause 0 of the"
                        + " prompt in $main on S0 takes it, but is behind the host function host.back,"
                        + " which no suspension crosses",
                sentenceBehindAHost(
                        "(drop (switch $ks $t (cont.new $ks (ref.func $other))))",
                        "(on $t switch)"));
    }
}
