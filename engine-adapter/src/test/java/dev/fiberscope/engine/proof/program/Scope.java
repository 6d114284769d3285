package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The locals of one function, the labels that may be branched to, and what is still to be written.
 */
final class Scope {
    private static final int MOST_OF_A_KIND = 3;

    private final Dice dice;
    private final List<Kind> locals = new ArrayList<>();
    private final int parameters;

    /** Locals whose continuation was probably not used yet. */
    private final Set<Integer> fresh = new HashSet<>();

    private final Set<Integer> used = new HashSet<>();

    /** Locals that no other statement may set. */
    private final Set<Integer> reserved = new HashSet<>();

    /** Labels without values around the next statement, the innermost last. */
    final List<String> labels = new ArrayList<>();

    /** Falls with everything that is written; at 0 only what is short is chosen. */
    int budget;

    private int names;

    Scope(Dice dice, List<Kind> parameters, int budget) {
        this.dice = dice;
        this.budget = budget;
        this.parameters = parameters.size();
        for (int i = 0; i < parameters.size(); i++) {
            locals.add(parameters.get(i));
            fresh.add(i);
        }
    }

    /** Instructions that take {@code kinds} off the stack into locals, the last one first. */
    String take(List<Kind> kinds) {
        var text = new StringBuilder();
        for (int i = kinds.size() - 1; i >= 0; i--) {
            text.append(
                    dice.chance(10) && !(kinds.get(i) instanceof Kind.Cont)
                            ? " (drop)"
                            : " (local.set $" + target(kinds.get(i)) + ")");
        }
        return text.toString();
    }

    /** A local of the kind to be set. */
    int target(Kind kind) {
        var fitting = of(kind);
        int chosen =
                fitting.size() < MOST_OF_A_KIND && (fitting.isEmpty() || dice.chance(40))
                        ? add(kind)
                        : dice.one(fitting);
        fresh.add(chosen);
        used.remove(chosen);
        return chosen;
    }

    private int add(Kind kind) {
        locals.add(kind);
        return locals.size() - 1;
    }

    /** A local that nothing else sets. */
    int make(Kind kind) {
        locals.add(kind);
        reserved.add(locals.size() - 1);
        return locals.size() - 1;
    }

    /** Which locals are fresh, before something that may not happen. */
    Set<Integer> mark() {
        return Set.copyOf(fresh);
    }

    /** Behind something that may not have happened. */
    void backTo(Set<Integer> mark) {
        fresh.retainAll(mark);
    }

    /** Before something that may happen again: what lies in locals may then be used. */
    void repeated() {
        fresh.clear();
    }

    /** Behind something that may have happened several times. */
    void restore(Set<Integer> mark) {
        fresh.clear();
        fresh.addAll(mark);
    }

    List<Integer> of(Kind kind) {
        var fitting = new ArrayList<Integer>();
        for (int i = 0; i < locals.size(); i++) {
            if (locals.get(i).equals(kind) && !reserved.contains(i)) {
                fitting.add(i);
            }
        }
        return fitting;
    }

    /** Locals of the kind with a continuation that was probably not used yet. */
    List<Integer> fresh(Kind kind) {
        return of(kind).stream().filter(fresh::contains).toList();
    }

    /** Locals of the kind with a continuation that was used. */
    List<Integer> used(Kind kind) {
        return of(kind).stream().filter(used::contains).toList();
    }

    void used(int local) {
        fresh.remove(local);
        used.add(local);
    }

    String name(String prefix) {
        return "$" + prefix + names++;
    }

    String parameterText() {
        return text(0, parameters, "param");
    }

    String localText() {
        return text(parameters, locals.size(), "local");
    }

    private String text(int from, int to, String word) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(" (%s $%d %s)".formatted(word, i, locals.get(i)));
        }
        return text.toString();
    }
}
