package dev.fiberscope.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fiberscope.engine.host.Answer;
import dev.fiberscope.engine.host.Hosts;
import dev.fiberscope.engine.host.ImportSource;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.wasm.ModuleException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts hold what they were given while they run, and what they keep; the past remembers which. */
class HeldByHostsTest {
    private static Program program() {
        try {
            return Program.read(
                    "held.wat",
                    """
                    (module
                      (type $f (func)) (type $k (cont $f))
                      (import "host" "look" (func $look (param (ref $k))))
                      (import "host" "keep" (func $keep (param (ref $k))))
                      (import "host" "release" (func $release))
                      (elem declare func $task)
                      (func $task)
                      (func $main (export "main")
                        (call $look (cont.new $k (ref.func $task)))
                        (call $keep (cont.new $k (ref.func $task)))
                        (call $release)
                        (nop)))
                    """);
        } catch (ModuleException refused) {
            throw new AssertionError(refused);
        }
    }

    /**
     * {@code keep} keeps its argument, {@code release} gives it up again, {@code look} does
     * nothing.
     */
    private static ImportSource host() {
        long[] kept = new long[1];
        return (module, name, type) ->
                new ImportSource.Provision.Provided((caller, arguments) -> {
                    var access = caller.machine().hostAccess();
                    if (name.equals("keep")) {
                        kept[0] = arguments.at(0);
                        access.keep(kept[0]);
                    } else if (name.equals("release")) {
                        access.release(kept[0]);
                    }
                    return new Answer.Returned(Values.NONE);
                });
    }

    private static List<String> held(Snapshot snapshot) {
        return snapshot.holdings().stream()
                .map(each -> each.continuation() + " " + each.holder())
                .toList();
    }

    @Test
    void whatAHostKeepsIsItsOwnUntilItReleasesItAlsoInThePast() {
        try (var session = new Conversation(program(), _ -> new Hosts(List.of(host())))) {
            assertEquals(List.of(), held(session.after(new Command.TravelTo(3))), "looked at k0");
            session.after(new Command.StepInto());
            session.after(new Command.StepInto());
            var kept = session.after(new Command.StepInto());
            assertEquals(List.of("k1 host host.keep"), held(kept));
            var released = session.after(new Command.StepInto());
            assertEquals(List.of(), held(released));
            assertEquals(kept, session.after(new Command.StepInto(Direction.BACKWARD)));
            assertEquals(released, session.after(new Command.StepInto()));
        }
    }

    @Test
    void whoeverAnswersForAHostThatIsNotThereMayHaveKeptEverything() {
        try (var session = new Conversation(program(), _ -> new Hosts(List.of(Hosts.NOBODY)))) {
            session.send(new Command.Continue());
            session.expectStop(
                    stop -> assertEquals(List.of("k0 host host.look"), held(stop.snapshot())));
            session.send(new Command.AnswerHostCall(List.of()));
            session.expectStop(_ -> {});
            session.send(new Command.Continue());
            session.expectStop(stop ->
                    assertEquals(
                            List.of("k0 host host.look", "k1 host host.keep"),
                            held(stop.snapshot())));
        }
    }
}
