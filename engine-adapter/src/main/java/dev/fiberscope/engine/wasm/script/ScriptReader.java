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
    private static final Set<String> COMMANDS = Set.of("module", "register", "invoke", "get");

    private final Source.Text source;
    private final Tokens tokens;
    private final ValueReader values;

    private ScriptReader(Source.Text source) throws ModuleException {
        this.source = source;
        this.tokens = Tokens.of(source);
        this.values = new ValueReader(tokens);
    }

    /**
     * The commands of {@code source}. A text of module fields alone is one {@code LoadModule}.
     *
     * @throws ModuleException if the text makes no commands; modules inside are not read yet
     */
    public static Script read(Source.Text source) throws ModuleException {
        return new Script(source, new ScriptReader(source).commands());
    }

    private List<Command> commands() throws ModuleException {
        if (tokens.at(Kind.LEFT) && !atCommand()) {
            var place = new Place(0, source.text().length());
            return List.of(
                    new Command.LoadModule(
                            Optional.empty(), new Definition.Text(source, place), place));
        }
        var commands = new ArrayList<Command>();
        while (!tokens.at(Kind.END)) {
            if (!tokens.at(Kind.LEFT)) {
                throw tokens.unexpected("a command");
            }
            commands.add(command(tokens.form()));
        }
        return commands;
    }

    private boolean atCommand() {
        var head = tokens.peek(1);
        String word = head.kind() == Kind.KEYWORD ? tokens.text(head) : "";
        return COMMANDS.contains(word) || word.startsWith("assert_");
    }

    private Command command(Place place) throws ModuleException {
        if (!atCommand()) {
            tokens.next();
            throw tokens.unexpected("a command");
        }
        String word = tokens.text(tokens.peek(1));
        switch (word) {
            case "module" -> {
                return module(place);
            }
            case "invoke", "get" -> {
                return new Command.Run(action(), place);
            }
            default -> {}
        }
        tokens.open(word);
        Command command =
                switch (word) {
                    case "register" -> new Command.Register(tokens.name(), id(), place);
                    case "assert_return" ->
                            new Command.AssertReturn(action(), values.expected(), place);
                    case "assert_trap" ->
                            tokens.atForm("module")
                                    ? new Command.AssertModuleTrap(
                                            definition(), tokens.name(), place)
                                    : new Command.AssertTrap(action(), tokens.name(), place);
                    case "assert_exception" -> new Command.AssertException(action(), place);
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
                    default ->
                            throw Tokens.unsupported(
                                    "the command " + word + " is not supported", place);
                };
        tokens.close();
        return command;
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
