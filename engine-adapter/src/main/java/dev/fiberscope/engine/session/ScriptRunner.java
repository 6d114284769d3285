package dev.fiberscope.engine.session;

import dev.fiberscope.engine.host.WasmExit;
import dev.fiberscope.engine.host.WasmThrown;
import dev.fiberscope.engine.host.WasmTrap;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.model.WasmValue;
import dev.fiberscope.engine.wasm.Module.ExternKind;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.script.Action;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.Script;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import dev.fiberscope.engine.wasm.valid.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays a script on a stage, command by command, and says of each assertion how it came out; of
 * other commands only if they failed. What a complaint says is compared where the running program
 * makes it (traps, linking); of malformed and invalid modules only which of the two they are.
 * Reference interpreter's README, "Scripts".
 */
public final class ScriptRunner {
    /** What the specification without stack switching says of a tag that the proposal allows. */
    private static final String TAG_WITH_RESULTS = "non-empty tag result type";

    private final Stage stage;
    private final Consumer<Verdict> verdicts;
    private final Map<String, Integer> instances = new HashMap<>();
    private final Map<String, ValidModule> definitions = new HashMap<>();
    private Optional<Integer> lastInstance = Optional.empty();
    private Optional<ValidModule> lastDefinition = Optional.empty();

    /** {@code verdicts} is told each verdict before the next command is played. */
    public ScriptRunner(Stage stage, Consumer<Verdict> verdicts) {
        this.stage = stage;
        this.verdicts = verdicts;
    }

    /** What became of an action, or of a module. */
    private sealed interface Result {
        record Returned(List<WasmValue> values) implements Result {}

        record Trapped(String reason, String sentence) implements Result {}

        record Threw(String tag) implements Result {}

        record Refused(ModuleException.Phase phase, String sentence) implements Result {}

        /** The script names something that is not there, or ended the program. */
        record Impossible(String sentence) implements Result {}

        default String words() {
            return switch (this) {
                case Returned(var values) -> "it gave " + Expectation.shown(values);
                case Trapped(_, var sentence) -> "it trapped: " + sentence;
                case Threw(var tag) -> "it threw " + tag;
                case Refused(var phase, var sentence) ->
                        "the module was " + phase.name().toLowerCase(Locale.ROOT) + ": " + sentence;
                case Impossible(var sentence) -> sentence;
            };
        }
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
                            () -> load(id, valid(definition)));
            case Command.DefineModule(var id, var definition, _) ->
                    must(
                            place,
                            "a valid module",
                            () -> {
                                var module = valid(definition);
                                id.ifPresent(name -> definitions.put(name, module));
                                lastDefinition = Optional.of(module);
                                return List.of();
                            });
            case Command.InstantiateDefined(var id, var definition, _) ->
                    must(
                            place,
                            "a module that can be instantiated",
                            () -> load(id, definition(definition)));
            case Command.Register(var name, var id, _) ->
                    must(
                            place,
                            "an instance",
                            () -> {
                                stage.register(name, instance(id));
                                return List.of();
                            });
            case Command.Run(var action, _) -> must(place, "a result", () -> perform(action));
            case Command.AssertReturn(var action, var expected, _) -> {
                var result = result(() -> perform(action));
                check(
                        place,
                        result instanceof Result.Returned(var values)
                                && Expectation.matches(expected, values),
                        Expectation.words(expected),
                        result);
            }
            case Command.AssertTrap(var action, var message, _) ->
                    trap(place, "the trap \"" + message + "\"", message, () -> perform(action));
            case Command.AssertExhaustion(var action, var message, _) ->
                    trap(
                            place,
                            "the exhaustion \"" + message + "\"",
                            message,
                            () -> perform(action));
            case Command.AssertSuspension(var action, var message, _) ->
                    trap(
                            place,
                            "the suspension \"" + message + "\"",
                            message,
                            () -> perform(action));
            case Command.AssertModuleTrap(var definition, var message, _) ->
                    trap(
                            place,
                            "the trap \"" + message + "\"",
                            message,
                            () -> {
                                stage.instantiate(valid(definition));
                                return List.of();
                            });
            case Command.AssertException(var action, _) -> {
                var result = result(() -> perform(action));
                check(place, result instanceof Result.Threw, "an exception", result);
            }
            case Command.AssertMalformed(var definition, _, _) ->
                    refusal(place, ModuleException.Phase.MALFORMED, "", definition::module);
            case Command.AssertInvalid(var definition, var message, _) -> {
                if (message.equals(TAG_WITH_RESULTS) && isValid(definition)) {
                    verdicts.accept(
                            new Verdict.Excused(place, "stack switching allows tags with results"));
                } else {
                    refusal(place, ModuleException.Phase.INVALID, "", () -> valid(definition));
                }
            }
            case Command.AssertUnlinkable(var definition, var message, _) ->
                    refusal(
                            place,
                            ModuleException.Phase.UNLINKABLE,
                            message,
                            () -> stage.instantiate(valid(definition)));
        }
    }

    // ---- verdicts

    private void must(Place place, String expected, Deed deed) {
        var result = result(deed);
        if (!(result instanceof Result.Returned)) {
            verdicts.accept(new Verdict.Failed(place, expected, result.words()));
        }
    }

    private void trap(Place place, String expected, String message, Deed deed) {
        var result = result(deed);
        check(
                place,
                result instanceof Result.Trapped(var reason, _) && fits(message, reason),
                expected,
                result);
    }

    private void refusal(
            Place place, ModuleException.Phase phase, String message, Refusable refusable) {
        var result =
                result(() -> {
                    refusable.run();
                    return List.of();
                });
        boolean refused =
                result instanceof Result.Refused(var when, var sentence)
                        && when == phase
                        && sentence.startsWith(message);
        String kind = phase.name().toLowerCase(Locale.ROOT);
        check(
                place,
                refused,
                "the module to be " + kind + (message.isEmpty() ? "" : ": " + message),
                result);
    }

    private void check(Place place, boolean passed, String expected, Result result) {
        verdicts.accept(
                passed
                        ? new Verdict.Passed(place)
                        : new Verdict.Failed(place, expected, result.words()));
    }

    /** Scripts give a reason's beginning, or the reason with a number behind it. */
    private static boolean fits(String message, String reason) {
        return reason.startsWith(message) || message.startsWith(reason);
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

    /** A name in the script means nothing. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String sentence) {
            super(sentence);
        }
    }

    private Result result(Deed deed) {
        try {
            return new Result.Returned(deed.run());
        } catch (ModuleException refused) {
            return new Result.Refused(refused.phase(), refused.sentence());
        } catch (WasmTrap trap) {
            return new Result.Trapped(trap.trap().reason(), trap.trap().sentence());
        } catch (WasmThrown thrown) {
            var machine = stage.machine();
            return new Result.Threw(machine.tagId(machine.tagOf(thrown.exception())).toString());
        } catch (WasmExit | Missing impossible) {
            return new Result.Impossible(String.valueOf(impossible.getMessage()));
        }
    }

    private List<WasmValue> load(Optional<String> id, ValidModule module) throws ModuleException {
        // Commands that follow must not mean the instance before, if this one fails.
        lastInstance = Optional.empty();
        int instance = stage.instantiate(module);
        lastInstance = Optional.of(instance);
        id.ifPresent(name -> instances.put(name, instance));
        return List.of();
    }

    private List<WasmValue> perform(Action action) {
        int instance = instance(action.instance());
        var machine = stage.machine();
        return switch (action) {
            case Action.Invoke(_, var export, var constants, _) -> {
                int function = export(instance, export, ExternKind.FUNCTION);
                var type = machine.functionType(function);
                var arguments = constants.stream().map(Expectation::value).toList();
                if (!Answering.fit(arguments, type.parameters())) {
                    throw new Missing(
                            "the arguments "
                                    + Expectation.shown(arguments)
                                    + " are not "
                                    + type.parameters());
                }
                yield machine.show(type.results(), stage.call(function, machine.raw(arguments)));
            }
            case Action.Get(_, var export, _) -> {
                int global = export(instance, export, ExternKind.GLOBAL);
                yield machine.show(
                        List.of(machine.hostAccess().globalType(global)),
                        machine.hostAccess().global(global));
            }
        };
    }

    private int export(int instance, String name, ExternKind kind) {
        return stage.machine()
                .export(instance, name)
                .filter(extern -> extern.kind() == kind)
                .map(Extern::address)
                .orElseThrow(
                        () -> new Missing("nothing of this kind is exported as \"" + name + "\""));
    }

    private int instance(Optional<String> id) {
        return id.map(name -> Optional.ofNullable(instances.get(name)))
                .orElse(lastInstance)
                .orElseThrow(() ->
                        new Missing(
                                "there is no instance" + id.map(name -> " $" + name).orElse("")));
    }

    private ValidModule definition(Optional<String> id) {
        return id.map(name -> Optional.ofNullable(definitions.get(name)))
                .orElse(lastDefinition)
                .orElseThrow(() ->
                        new Missing(
                                "there is no definition" + id.map(name -> " $" + name).orElse("")));
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
