package dev.fiberscope.engine.wasm.text;

import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.text.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that hold inside one function body: locals, and the labels of the blocks around the
 * present position.
 */
final class Scope {
    private final Space locals;
    private final List<Optional<String>> labels = new ArrayList<>();
    private final Map<Integer, String> labelNames = new HashMap<>();
    private int blocks;

    Scope(Space locals) {
        this.locals = locals;
    }

    Space locals() {
        return locals;
    }

    void enter(Optional<String> label) {
        label.ifPresent(name -> labelNames.put(blocks, name));
        labels.add(label);
        blocks++;
    }

    void leave() {
        labels.removeLast();
    }

    /** The label of the innermost block. There must be a block. */
    Optional<String> innermost() {
        return labels.getLast();
    }

    /** Reads a label: how many blocks outward. */
    int label(Tokens tokens) throws ModuleException {
        var token = tokens.peek();
        if (token.kind() != Kind.ID) {
            return Space.index(tokens, "a label");
        }
        int at = labels.lastIndexOf(Optional.of(tokens.name(token)));
        if (at < 0) {
            throw Tokens.malformed("unknown label " + tokens.text(token), token.place());
        }
        tokens.next();
        return labels.size() - 1 - at;
    }

    /** Names of labels by the number of their block, in the order in which blocks begin. */
    Map<Integer, String> labelNames() {
        return Map.copyOf(labelNames);
    }
}
