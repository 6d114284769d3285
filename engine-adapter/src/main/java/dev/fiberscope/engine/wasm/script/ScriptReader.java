package dev.fiberscope.engine.wasm.script;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.text.Token;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import dev.fiberscope.engine.wasm.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads scripts. Reference interpreter's README, "Scripts". */
public final class ScriptReader {
    /** What a text of module fields alone may begin with. */
    private static final Set<String> FIELDS =
            Set.of(
                    "type", "rec", "import", "func", "table", "memory", "global", "tag", "export",
                    "start", "elem", "data");

    private final Source.Text source;
    private final Tokens tokens;
    private final ValueReader values;
    private final List<Command> commands = new ArrayList<>();
    private Optional<ModuleException> firstRefusal = Optional.empty();

    private ScriptReader(Source.Text source) throws ModuleException {
        this.source = source;
        this.tokens = Tokens.of(source);
        this.values = new ValueReader(tokens);
    }

    /**
     * The commands of {@code source}. A text of module fields alone is one {@code LoadModule}; a
     * form that makes no command is {@code Refused}, and the others are read all the same.
     *
     * @throws ModuleException if the parentheses do not match, or nothing in the text makes a
     *     command; modules inside are not read yet
     */
    public static Script read(Source.Text source) throws ModuleException {
        return new Script(source, new ScriptReader(source).script());
    }

    /**
     * The one module of a {@code .wat} file, in any of its forms, or its fields alone.
     *
     * @throws ModuleException if there is something behind it
     */
    public static Definition module(Source.Text source) throws ModuleException {
        return new ScriptReader(source).onlyModule();
    }

    private Definition onlyModule() throws ModuleException {
        if (!tokens.atForm("module")) {
            return new Definition.Text(source, new Place(0, source.text().length()));
        }
        var definition = definition();
        tokens.expect(Kind.END, "nothing behind the module");
        return definition;
    }

    private List<Command> script() throws ModuleException {
        if (tokens.at(Kind.LEFT) && FIELDS.contains(tokens.word(1))) {
            var place = new Place(0, source.text().length());
            return List.of(
                    new Command.LoadModule(
                            Optional.empty(), new Definition.Text(source, place), place));
        }
        commands();
        tokens.expect(Kind.END, "a command");
        if (firstRefusal.isPresent()
                && commands.stream().allMatch(each -> each instanceof Command.Refused)) {
            throw firstRefusal.get();
        }
        return commands;
    }

    private void commands() throws ModuleException {
        while (tokens.at(Kind.LEFT)) {
            if (tokens.takeForm("script")) {
                // A part of a script, perhaps with a name: played where it stands.
                tokens.takeId();
                commands();
                tokens.close();
                continue;
            }
            int position = tokens.position();
            var place = tokens.form();
            try {
                commands.add(command(place));
            } catch (ModuleException refusal) {
                firstRefusal = firstRefusal.or(() -> Optional.of(refusal));
                commands.add(
                        new Command.Refused(refusal.phase(), refusal.sentence(), refusal.place()));
                tokens.seek(position);
                tokens.skipForm();
            }
        }
    }

    private Command command(Place place) throws ModuleException {
        String word = tokens.word(1);
        switch (word) {
            case "module" -> {
                return module(place);
            }
            case "invoke", "get" -> {
                return new Command.Run(action(), place);
            }
            default -> {}
        }
        tokens.next();
        var head = tokens.next();
        Command command =
                switch (word) {
                    case "register" -> new Command.Register(tokens.name(), id(), place);
                    case "assert_return" ->
                            new Command.AssertReturn(action(), values.expected(), place);
                    case "assert_trap", "assert_uninstantiable" ->
                            new Command.AssertTrap(action(), tokens.name(), place);
                    case "assert_exception" -> {
                        var action = action();
                        takeMessage();
                        yield new Command.AssertException(action, place);
                    }
                    case "assert_suspension" ->
                            new Command.AssertSuspension(action(), tokens.name(), place);
                    case "assert_exhaustion" ->
                            new Command.AssertExhaustion(action(), tokens.name(), place);
                    case "assert_malformed" ->
                            new Command.AssertMalformed(definition(), tokens.name(), place);
                    case "assert_invalid" ->
                            new Command.AssertInvalid(definition(), tokens.name(), place);
                    case "assert_unlinkable" ->
                            new Command.AssertUnlinkable(definition(), tokens.name(), place);
                    case "assert_malformed_custom" ->
                            new Command.AssertMalformedCustom(definition(), tokens.name(), place);
                    case "assert_invalid_custom" ->
                            new Command.AssertInvalidCustom(definition(), tokens.name(), place);
                    case "thread", "wait" ->
                            throw Tokens.unsupported(
                                    "the command " + word + " belongs to threads", head.place());
                    case "component" -> throw component(head);
                    case "input", "output" ->
                            throw Tokens.unsupported(
                                    "the command "
                                            + word
                                            + " is not taken: a script reads and writes no files",
                                    head.place());
                    default ->
                            throw Tokens.malformed(
                                    (word.isEmpty() ? tokens.text(head) : word)
                                            + " is not a command of test scripts",
                                    head.place());
                };
        tokens.close();
        return command;
    }

    private static ModuleException component(Token head) {
        return Tokens.unsupported(
                "this is a component, and only core modules are taken", head.place());
    }

    /** Some scripts say what an exception should be about; nothing is compared with it. */
    private void takeMessage() {
        if (tokens.at(Kind.STRING)) {
            tokens.next();
        }
    }

    /** {@code (module ...)} in any of its forms, as a command. */
    private Command module(Place place) throws ModuleException {
        int position = tokens.position();
        tokens.open("module");
        if (tokens.takeKeyword("instance")) {
            var command = new Command.InstantiateDefined(id(), id(), place);
            tokens.close();
            return command;
        }
        boolean onlyDefined = tokens.takeKeyword("definition");
        var id = id();
        tokens.seek(position);
        var definition = definition();
        return onlyDefined
                ? new Command.DefineModule(id, definition, place)
                : new Command.LoadModule(id, definition, place);
    }

    private Definition definition() throws ModuleException {
        int position = tokens.position();
        if (tokens.atForm("component")) {
            throw component(tokens.peek(1));
        }
        if (!tokens.atForm("module")) {
            throw tokens.unexpected("(module ...)");
        }
        var place = tokens.form();
        String name = source.name() + ":" + source.shown(place);
        tokens.open("module");
        tokens.takeKeyword("definition");
        tokens.takeId();
        if (tokens.takeKeyword("binary")) {
            var definition = new Definition.Binary(name, Bytes.of(tokens.strings()), place);
            tokens.close();
            return definition;
        }
        if (tokens.takeKeyword("quote")) {
            var definition = new Definition.Quote(name, Bytes.of(tokens.strings()), place);
            tokens.close();
            return definition;
        }
        tokens.seek(position);
        tokens.skipForm();
        return new Definition.Text(source, place);
    }

    private Action action() throws ModuleException {
        if (tokens.atForm("module") || tokens.atForm("component")) {
            var definition = definition();
            return new Action.Instantiate(definition, definition.place());
        }
        var place = tokens.at(Kind.LEFT) ? tokens.form() : tokens.peek().place();
        Action action;
        if (tokens.takeForm("invoke")) {
            action = new Action.Invoke(id(), tokens.name(), values.constants(), place);
        } else {
            tokens.open("get");
            action = new Action.Get(id(), tokens.name(), place);
        }
        tokens.close();
        return action;
    }

    private Optional<String> id() throws ModuleException {
        Optional<Token> id = tokens.takeId();
        return id.isPresent() ? Optional.of(tokens.name(id.get())) : Optional.empty();
    }
}
