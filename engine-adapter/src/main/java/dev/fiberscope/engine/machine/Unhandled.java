package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.machine.CompiledFunction.PromptClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why nobody takes a suspension: what the search met that comes nearest to a clause for it. In this
 * order: a clause of the other kind; a clause behind a host function; a clause for another tag of
 * the same name or, failing that, of the same type; prompts without any such clause; no prompt.
 */
final class Unhandled {
    private final Store store;
    private final StackData from;
    private final int tag;
    private final Class<? extends PromptClause> kind;

    /** The prompts of the running chain, the nearest first. */
    private final List<StackData> owners = new ArrayList<>();

    private Unhandled(Store store, StackData from, int tag, Class<? extends PromptClause> kind) {
        this.store = store;
        this.from = from;
        this.tag = tag;
        this.kind = kind;
        for (var stack = from; stack.parent != StackData.NONE; ) {
            stack = store.stacks.at(stack.parent);
            owners.add(stack);
        }
    }

    /**
     * The trap of a {@code suspend} ({@code kind} OnLabel) or {@code switch} (OnSwitch) that found
     * no clause.
     */
    static TrapSignal suspension(
            Store store, StackData from, int tag, Class<? extends PromptClause> kind) {
        return TrapSignal.about(
                "unhandled tag",
                Pictures.tag(store, tag).toString(),
                "finds no clause that takes it; " + new Unhandled(store, from, tag, kind).why());
    }

    private String why() {
        return ofTheOtherKind()
                .or(this::behindAHost)
                .or(() -> ofAnotherTag(this::sameName, ", too, and belongs to another instance"))
                .or(() -> ofAnotherTag(this::sameType, ", which has the same type"))
                .orElseGet(this::nowhere);
    }

    private Optional<String> ofTheOtherKind() {
        return clause(clause -> clause.tag() == tag && !kind.isInstance(clause))
                .map(where ->
                        where
                                + " names it, but "
                                + (kind == PromptClause.OnLabel.class
                                        ? "with switch instead of a label: it takes no suspend"
                                        : "with a label instead of switch: it takes no switch"));
    }

    /** No suspension crosses a host function: its Java frames cannot be taken along. */
    private Optional<String> behindAHost() {
        for (int i = store.activations.size() - 1; i >= 0; i--) {
            int caller = store.activations.get(i).caller();
            if (caller != StackData.NONE) {
                var waiting = store.stacks.at(caller);
                var found = HandlerSearch.find(store, waiting, tag, kind);
                if (found != null) {
                    return Optional.of(
                            clause(store.stacks.at(found.handler()), found.number())
                                    + " takes it, but is behind the host function "
                                    + Pictures.function(
                                            store,
                                            store.stacks.at(store.activation().caller()).child)
                                    + ", which no suspension crosses");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofAnotherTag(Predicate<PromptClause> wanted, String how) {
        for (var owner : owners) {
            var clauses = HandlerSearch.clauses(store, owner);
            for (int i = 0; i < clauses.size(); i++) {
                if (kind.isInstance(clauses.get(i)) && wanted.test(clauses.get(i))) {
                    return Optional.of(
                            clause(owner, i)
                                    + " takes another tag, named "
                                    + Pictures.tag(store, clauses.get(i).tag())
                                    + how);
                }
            }
        }
        return Optional.empty();
    }

    private boolean sameName(PromptClause clause) {
        return Pictures.tag(store, clause.tag()).name().equals(Pictures.tag(store, tag).name());
    }

    private boolean sameType(PromptClause clause) {
        return store.tags.get(clause.tag()).type() == store.tags.get(tag).type();
    }

    private String nowhere() {
        if (owners.isEmpty()) {
            return "there is no prompt: "
                    + Pictures.stack(from)
                    + " was called by the host, and not resumed";
        }
        var places = String.join(", ", owners.stream().map(this::place).toList());
        return owners.size() == 1
                ? "the prompt in " + places + " has none for it"
                : "the " + owners.size() + " prompts have none for it: in " + places;
    }

    /** The nearest clause that is {@code wanted}, in words. */
    private Optional<String> clause(Predicate<PromptClause> wanted) {
        for (var owner : owners) {
            var clauses = HandlerSearch.clauses(store, owner);
            for (int i = 0; i < clauses.size(); i++) {
                if (wanted.test(clauses.get(i))) {
                    return Optional.of(clause(owner, i));
                }
            }
        }
        return Optional.empty();
    }

    private String clause(StackData owner, int number) {
        return "clause " + number + " of the prompt in " + place(owner);
    }

    private String place(StackData owner) {
        return Pictures.function(store, owner.frames[owner.top]) + " on " + Pictures.stack(owner);
    }
}
