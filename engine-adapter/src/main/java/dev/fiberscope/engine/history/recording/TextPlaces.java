package dev.fiberscope.engine.history.recording;

import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.script.Action;
import dev.fiberscope.engine.wasm.script.Command;
import dev.fiberscope.engine.wasm.script.Definition;
import dev.fiberscope.engine.wasm.script.ScriptReader;
import dev.fiberscope.engine.wasm.text.TextReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in a text a module stands that was read from there: a module itself knows the whole text
 * only, which may be a script of many. For one thread.
 */
final class TextPlaces {
    private final Map<Source.Text, List<Place>> known = new HashMap<>();

    /**
     * The part of {@code text} that reads as {@code module}, down to the places of its
     * instructions. Empty if there is none, which no module has that a program was read from.
     */
    Optional<Place> of(Module module, Source.Text text) {
        var within = somewhere(module);
        return known.computeIfAbsent(text, TextPlaces::candidates).stream()
                .filter(place -> within.stream().allMatch(inner -> contains(place, inner)))
                .filter(place -> reads(text, place, module))
                .findFirst();
    }

    private static boolean contains(Place outer, Place inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    private static boolean reads(Source.Text text, Place place, Module module) {
        try {
            return TextReader.read(text, place).equals(module);
        } catch (ModuleException refused) {
            return false;
        }
    }

    /** The definitions of a script, and the whole text. */
    private static List<Place> candidates(Source.Text text) {
        var places = new ArrayList<Place>();
        try {
            for (var command : ScriptReader.read(text).commands()) {
                definition(command)
                        .filter(each -> each instanceof Definition.Text)
                        .ifPresent(each -> places.add(each.place()));
            }
        } catch (ModuleException refused) {
            // No script, so the text is a module.
            places.clear();
        }
        places.add(new Place(0, text.text().length()));
        return List.copyOf(places);
    }

    private static Optional<Definition> definition(Command command) {
        return switch (command) {
            case Command.LoadModule(_, var definition, _) -> Optional.of(definition);
            case Command.DefineModule(_, var definition, _) -> Optional.of(definition);
            case Command.Run(var action, _) -> definition(action);
            case Command.AssertReturn(var action, _, _) -> definition(action);
            case Command.AssertTrap(var action, _, _) -> definition(action);
            case Command.AssertException(var action, _) -> definition(action);
            case Command.AssertSuspension(var action, _, _) -> definition(action);
            case Command.AssertExhaustion(var action, _, _) -> definition(action);
            case Command.AssertMalformed(var definition, _, _) -> Optional.of(definition);
            case Command.AssertInvalid(var definition, _, _) -> Optional.of(definition);
            case Command.AssertUnlinkable(var definition, _, _) -> Optional.of(definition);
            case Command.AssertMalformedCustom(var definition, _, _) -> Optional.of(definition);
            case Command.AssertInvalidCustom(var definition, _, _) -> Optional.of(definition);
            case Command.InstantiateDefined _, Command.Register _, Command.Refused _ ->
                    Optional.empty();
        };
    }

    private static Optional<Definition> definition(Action action) {
        return action instanceof Action.Instantiate(var definition, _)
                ? Optional.of(definition)
                : Optional.empty();
    }

    /** The place of anything that the module defines; empty for an empty module. */
    private static Optional<Place> somewhere(Module module) {
        return Stream.of(
                        module.groups().stream().map(Module.RecursiveGroup::place),
                        module.imports().stream().map(Module.Import::place),
                        module.functions().stream().map(Module.Function::place),
                        module.tables().stream().map(Module.Table::place),
                        module.memories().stream().map(Module.Memory::place),
                        module.tags().stream().map(Module.Tag::place),
                        module.globals().stream().map(Module.Global::place),
                        module.exports().stream().map(Module.Export::place),
                        module.elements().stream().map(Module.Element::place),
                        module.data().stream().map(Module.Data::place))
                .flatMap(places -> places)
                .findFirst();
    }
}
