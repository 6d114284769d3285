package dev.fiberscope.engine.session;

import dev.fiberscope.engine.host.Stopped;
import dev.fiberscope.engine.host.WasmExit;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ModuleException.Phase;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.script.Action;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Constant;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.Script;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Plays a script on a stage, command by command, and says of each assertion how it came out; of
 * other commands only if they failed. Wordings are not compared: of a refused module only whether
 * it is malformed, invalid or unlinkable, of a trap what {@link Complaint} makes of it. What
 * threads or components would need is excused, and so is what builds on it. Reference interpreter's
 * README, "Scripts".
 */
public final class ScriptRunner {
    /** What the specification without stack switching says of a tag that the proposal allows. */
    private static final String TAG_WITH_RESULTS = "non-empty tag result type";

    /** How scripts complain of something for which a later specification, or option, is needed. */
    private static final List<String> SWITCHED_OFF =
            List.of("not enabled", "must be enabled", "multiple memories", "multiple tables");

    private final Stage stage;
    private final Consumer<Verdict> verdicts;
    private final Meanings meanings;

    /** {@code verdicts} is told each verdict before the next command is played. */
    public ScriptRunner(Stage stage, Consumer<Verdict> verdicts) {
        this.stage = stage;
        this.verdicts = verdicts;
        this.meanings = new Meanings(stage);
    }

    private static String payload(List<WasmValue> values) {
        return values.isEmpty() ? "" : " " + Expectation.shown(values);
    }

    /** Plays all commands, also behind one that failed. */
    public void run(Script script) {
        script.commands().forEach(this::play);
    }

    private void play(Command command) {
        var place = command.place();
        switch (command) {
            case Command.LoadModule(var id, var definition, _) ->
                    must(
                            place,
                            "a module that can be instantiated",
                            () -> {
                                meanings.load(id, () -> define(id, definition));
                                return List.of();
                            });
            case Command.DefineModule(var id, var definition, _) ->
                    must(
                            place,
                            "a valid module",
                            () -> {
                                define(id, definition);
                                return List.of();
                            });
            case Command.InstantiateDefined(var id, var definition, _) ->
                    must(
                            place,
                            "a module that can be instantiated",
                            () -> {
                                meanings.load(id, () -> meanings.definition(definition));
                                return List.of();
                            });
            case Command.Register(var name, var id, _) ->
                    must(
                            place,
                            "an instance",
                            () -> {
                                meanings.register(name, id);
                                return List.of();
                            });
            case Command.Run(var action, _) -> must(place, "a result", () -> perform(action));
            case Command.AssertReturn(var action, var expected, _) -> {
                var result = result(() -> perform(action));
                check(
                        place,
                        result instanceof Upshot.Returned(var values)
                                && Expectation.matches(expected, values),
                        Expectation.words(expected),
                        result);
            }
            case Command.AssertTrap(var action, var message, _) ->
                    trap(
                            place,
                            "the trap \"" + message + "\"",
                            reason -> Complaint.fits(message, reason),
                            () -> perform(action));
            case Command.AssertExhaustion(var action, var message, _) ->
                    trap(
                            place,
                            "the exhaustion \"" + message + "\"",
                            Complaint.EXHAUSTION::isAbout,
                            () -> perform(action));
            case Command.AssertSuspension(var action, var message, _) ->
                    trap(
                            place,
                            "the suspension \"" + message + "\"",
                            Complaint.UNHANDLED::isAbout,
                            () -> perform(action));
            case Command.AssertException(var action, _) -> {
                var result = result(() -> perform(action));
                check(place, result instanceof Upshot.Threw, "an exception", result);
            }
            case Command.AssertMalformed(var definition, var message, _) ->
                    refusal(place, Phase.MALFORMED, message, definition, () -> valid(definition));
            case Command.AssertInvalid(var definition, var message, _) -> {
                var excuse = excuse(message);
                if (excuse.isPresent() && isValid(definition)) {
                    verdicts.accept(new Verdict.Excused(place, excuse.get()));
                } else {
                    refusal(place, Phase.INVALID, message, definition, () -> valid(definition));
                }
            }
            case Command.AssertUnlinkable(var definition, var message, _) ->
                    refusal(
                            place,
                            Phase.UNLINKABLE,
                            message,
                            definition,
                            () -> stage.instantiate(meanings.linkable(valid(definition))));
            case Command.AssertMalformedCustom(var definition, var message, _) ->
                    custom(place, Phase.MALFORMED, message, definition);
            case Command.AssertInvalidCustom(var definition, var message, _) ->
                    custom(place, Phase.INVALID, message, definition);
            case Command.Refused(var phase, var sentence, _) ->
                    verdicts.accept(
                            phase == Phase.UNSUPPORTED
                                    ? new Verdict.Excused(place, sentence)
                                    : new Verdict.Failed(place, "a command", sentence));
        }
    }

    // ---- verdicts

    private void must(Place place, String expected, Deed deed) {
        var result = result(deed);
        if (!(result instanceof Upshot.Returned)) {
            check(place, false, expected, result);
        }
    }

    private void trap(Place place, String expected, Predicate<String> fits, Deed deed) {
        var result = result(deed);
        check(
                place,
                result instanceof Upshot.Trapped(var reason, _, _) && fits.test(reason),
                expected,
                result);
    }

    private void refusal(
            Place place, Phase phase, String message, Definition definition, Refusable refusable) {
        var result =
                result(() -> {
                    refusable.run();
                    return List.of();
                });
        String kind = word(phase);
        if (result instanceof Upshot.Refused(var when, var sentence)
                && when != phase
                && phase != Phase.UNLINKABLE
                && when != Phase.UNLINKABLE
                && when != Phase.UNSUPPORTED) {
            other(place, kind, definition, when, sentence);
            return;
        }
        boolean refused = result instanceof Upshot.Refused(var when, _) && when == phase;
        check(place, refused, "the module to be " + kind + ": " + message, result);
    }

    /** Custom sections and annotations may be ignored, so that a module is good with any. */
    private void custom(Place place, Phase phase, String message, Definition definition) {
        if (isValid(definition)) {
            verdicts.accept(
                    new Verdict.Excused(
                            place, "what custom sections and annotations say is ignored"));
        } else {
            refusal(place, phase, message, definition, () -> valid(definition));
        }
    }

    /**
     * Malformed where a script says invalid, or the other way about. Where the module is written
     * out, only a tool that does not tell the two apart can mean it, since the specification's
     * scripts have no malformed text outside of quotes. Elsewhere the assertion is not counted.
     */
    private void other(
            Place place, String kind, Definition definition, Phase when, String sentence) {
        verdicts.accept(
                definition instanceof Definition.Text
                        ? new Verdict.Passed(place)
                        : new Verdict.Excused(
                                place,
                                "the module is refused, but as "
                                        + word(when)
                                        + " and not as "
                                        + kind
                                        + ": "
                                        + sentence));
    }

    private void check(Place place, boolean passed, String expected, Upshot result) {
        verdicts.accept(
                passed
                        ? new Verdict.Passed(place)
                        : result instanceof Upshot.Refused(var phase, var sentence)
                                        && phase == Phase.UNSUPPORTED
                                ? new Verdict.Excused(place, sentence)
                                : new Verdict.Failed(
                                        place, expected, result.words(), result.trap()));
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    // ---- deeds

    @FunctionalInterface
    private interface Deed {
        List<WasmValue> run() throws ModuleException;
    }

    @FunctionalInterface
    private interface Refusable {
        Object run() throws ModuleException;
    }

    private Upshot result(Deed deed) {
        try {
            return new Upshot.Returned(deed.run());
        } catch (ModuleException refused) {
            return new Upshot.Refused(refused.phase(), refused.sentence());
        } catch (WasmTrap trap) {
            return new Upshot.Trapped(
                    trap.trap().reason(), trap.trap().sentence(), trap.trap().backtrace());
        } catch (WasmThrown thrown) {
            var machine = stage.machine();
            return new Upshot.Threw(
                    machine.tagId(machine.tagOf(thrown.exception()))
                            + payload(machine.payload(thrown.exception())),
                    thrown.backtrace());
        } catch (WasmExit | Meanings.Missing impossible) {
            return new Upshot.Impossible(String.valueOf(impossible.getMessage()));
        } catch (Stopped stopped) {
            throw stopped;
        } catch (RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError ours) {
            if (!stage.goesOnAfterFaults()) {
                throw ours;
            }
            return new Upshot.Impossible("Fiberscope itself failed: " + ours);
        }
    }

    private ValidModule define(Optional<String> id, Definition definition) throws ModuleException {
        try {
            var module = valid(definition);
            meanings.define(id, () -> module);
            return module;
        } catch (ModuleException refused) {
            meanings.define(
                    id,
                    () -> {
                        throw refused;
                    });
            throw refused;
        }
    }

    private List<WasmValue> perform(Action action) throws ModuleException {
        return switch (action) {
            case Action.Invoke(var id, var export, var constants, _) ->
                    invoke(meanings.instance(id), export, constants);
            case Action.Get(var id, var export, _) -> {
                int global = export(meanings.instance(id), export, ExternKind.GLOBAL);
                var machine = stage.machine();
                yield machine.show(
                        List.of(machine.hostAccess().globalType(global)),
                        machine.hostAccess().global(global));
            }
            case Action.Instantiate(var definition, _) -> {
                meanings.instantiate(valid(definition));
                yield List.of();
            }
        };
    }

    private List<WasmValue> invoke(int instance, String export, List<Constant> constants) {
        var machine = stage.machine();
        int function = export(instance, export, ExternKind.FUNCTION);
        var type = machine.functionType(function);
        var arguments = constants.stream().map(Expectation::value).toList();
        if (!Answering.fit(arguments, type.parameters())) {
            throw new Meanings.Missing(
                    "the arguments "
                            + Expectation.shown(arguments)
                            + " are not "
                            + type.parameters());
        }
        return machine.show(type.results(), stage.call(function, machine.raw(arguments)));
    }

    private int export(int instance, String name, ExternKind kind) {
        return stage.machine()
                .export(instance, name)
                .filter(extern -> extern.kind() == kind)
                .map(Extern::address)
                .orElseThrow(() ->
                        new Meanings.Missing(
                                "nothing of this kind is exported as \"" + name + "\""));
    }

    /**
     * Why a module may be valid here of which a script says with {@code message} that it is not.
     */
    private static Optional<String> excuse(String message) {
        if (message.contains(TAG_WITH_RESULTS)) {
            return Optional.of("stack switching allows tags with results");
        }
        return SWITCHED_OFF.stream().anyMatch(message::contains)
                ? Optional.of("the script wants something to be switched off that is always on")
                : Optional.empty();
    }

    private static boolean isValid(Definition definition) {
        try {
            valid(definition);
            return true;
        } catch (ModuleException refused) {
            return false;
        }
    }

    private static ValidModule valid(Definition definition) throws ModuleException {
        return Validator.validate(definition.module());
    }
}
