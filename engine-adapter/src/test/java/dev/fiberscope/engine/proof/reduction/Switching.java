package dev.fiberscope.engine.proof.reduction;

import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of stack switching. Suspending cuts the context at the prompt that handles it; resuming
 * puts that piece around the hole again, inside a new prompt. Explainer, "Reduction".
 */
final class Switching {
    private final Store store;
    private final Control control;

    Switching(Store store, Control control) {
        this.store = store;
        this.control = control;
    }

    /** A context cut at a prompt: what is inside, the prompt, what is outside. */
    private record Cut(List<Frame> inside, Frame.Prompt prompt, int clause, Context outside) {}

    Configuration reduce(Configuration now, Instruction instruction) throws Trap, Finished {
        return switch (instruction.immediate()) {
            case Immediate.Resume(int type, var clauses) ->
                    instruction.opcode() == dev.fiberscope.engine.wasm.Opcode.RESUME
                            ? resume(now, type, clauses)
                            : resumeThrowRef(now, clauses);
            case Immediate.ResumeThrow(_, int tag, var clauses) -> resumeThrow(now, tag, clauses);
            case Immediate.Indices(int first, int second) ->
                    instruction.opcode() == dev.fiberscope.engine.wasm.Opcode.CONT_BIND
                            ? bind(now, first, second)
                            : exchange(now, first, second);
            case Immediate.Index(int index) ->
                    instruction.opcode() == dev.fiberscope.engine.wasm.Opcode.SUSPEND
                            ? suspend(now, index)
                            : create(now);
            default -> throw new AssertionError(instruction);
        };
    }

    private Configuration create(Configuration now) throws Trap {
        if (!(now.focus().operand(0) instanceof Value.Function(int function))) {
            store.rules.add(Rule.TRAP_NULL_FUNCTION);
            throw new Trap("null function reference");
        }
        store.rules.add(Rule.CONT_NEW);
        int stack = store.newStack();
        var made = store.hold(new Continuation.Fresh(function, List.of(), stack));
        store.log(
                "created "
                        + store.shown(made)
                        + " S"
                        + stack
                        + " "
                        + store.bodies.get(function).name()
                        + " by "
                        + now.place());
        return now.with(now.focus().pop(1).push(made));
    }

    private Configuration bind(Configuration now, int from, int to) throws Trap {
        int count =
                store.module.continuationType(from).parameters().size()
                        - store.module.continuationType(to).parameters().size();
        var reference = now.focus().operand(0);
        var old = store.consume(reference);
        var below = now.focus().pop(1);
        var arguments = below.top(count);
        if (count == 0) {
            store.rules.add(Rule.BIND_NOTHING);
        }
        var made =
                store.hold(
                        switch (old) {
                            case Continuation.Fresh(int function, var bound, int stack) -> {
                                store.rules.add(
                                        bound.isEmpty() ? Rule.BIND_FRESH : Rule.BIND_TWICE);
                                yield new Continuation.Fresh(
                                        function, Reduction.join(bound, arguments), stack);
                            }
                            case Continuation.Suspended(var hole, var frames) -> {
                                store.rules.add(Rule.BIND_SUSPENDED);
                                yield new Continuation.Suspended(hole.push(arguments), frames);
                            }
                            case Continuation.Consumed() -> throw new AssertionError("consumed");
                        });
        store.log(
                "bound "
                        + shownUsed(reference)
                        + " "
                        + store.shown(made)
                        + " S"
                        + old.stacks().getFirst()
                        + store.shown(arguments));
        return now.with(below.pop(count).push(made));
    }

    private Configuration resume(Configuration now, int type, List<HandlerClause> clauses)
            throws Trap {
        int count = store.module.continuationType(type).parameters().size();
        var reference = now.focus().operand(0);
        var target = store.consume(reference);
        store.rules.add(
                target instanceof Continuation.Fresh ? Rule.RESUME_FRESH : Rule.RESUME_SUSPENDED);
        if (target.stacks().size() > 1) {
            store.rules.add(Rule.RESUME_A_CHAIN);
        }
        var below = now.focus().pop(1);
        var arguments = below.top(count);
        store.log(
                "resumed S"
                        + now.context().stack()
                        + " "
                        + shownUsed(reference)
                        + " "
                        + Store.chain(target.stacks())
                        + " by "
                        + now.place()
                        + store.shown(arguments));
        var outside = now.context().around(new Frame.Prompt(clauses, below.pop(count)));
        return plug(target, arguments, outside);
    }

    private Configuration resumeThrow(Configuration now, int tag, List<HandlerClause> clauses)
            throws Trap, Finished {
        var target = store.find(now.focus().operand(0));
        store.rules.add(
                target instanceof Continuation.Fresh
                        ? Rule.RESUME_THROW_FRESH
                        : Rule.RESUME_THROW_SUSPENDED);
        int count = store.tag(tag).parameters().size();
        var payload = now.focus().pop(1).top(count);
        var thrown = store.hold(new Store.Thrown(tag, payload));
        return resumeThrowing(now, clauses, count, thrown);
    }

    private Configuration resumeThrowRef(Configuration now, List<HandlerClause> clauses)
            throws Trap, Finished {
        var target = store.find(now.focus().operand(0));
        var thrown = now.focus().operand(1);
        store.exception(thrown);
        store.rules.add(
                target instanceof Continuation.Fresh
                        ? Rule.RESUME_THROW_REF_FRESH
                        : Rule.RESUME_THROW_REF_SUSPENDED);
        return resumeThrowing(now, clauses, 1, thrown);
    }

    private Configuration resumeThrowing(
            Configuration now, List<HandlerClause> clauses, int count, Value thrown)
            throws Trap, Finished {
        var reference = now.focus().operand(0);
        var target = store.consume(reference);
        var below = now.focus().pop(1 + count);
        var outside = now.context().around(new Frame.Prompt(clauses, below));
        store.log(
                "resumed throwing S"
                        + now.context().stack()
                        + " "
                        + shownUsed(reference)
                        + " "
                        + Store.chain(target.stacks())
                        + " by "
                        + now.place()
                        + " "
                        + store.tagName(store.exception(thrown).tag()));
        var inside =
                switch (target) {
                    case Continuation.Fresh fresh ->
                            new Configuration(
                                    now.focus(), outside.around(new Frame.Base(fresh.stack())));
                    case Continuation.Suspended(var hole, var frames) ->
                            new Configuration(hole, outside.around(frames));
                    case Continuation.Consumed() -> throw new AssertionError("consumed");
                };
        int depth = Context.stacks(inside.context().frames()).size();
        var after = control.raise(inside, thrown);
        if (Context.stacks(after.context().frames()).size() == depth) {
            store.rules.add(Rule.RESUME_THROW_CAUGHT_INSIDE);
        }
        return after;
    }

    /** The continuation goes on in {@code outside} with {@code values} in its hole. */
    private Configuration plug(Continuation continuation, List<Value> values, Context outside) {
        return switch (continuation) {
            case Continuation.Fresh(int function, var bound, int stack) ->
                    new Configuration(
                            control.entered(
                                    store.bodies.get(function), Reduction.join(bound, values)),
                            outside.around(new Frame.Base(stack)));
            case Continuation.Suspended(var hole, var frames) ->
                    new Configuration(hole.push(values), outside.around(frames));
            case Continuation.Consumed() -> throw new AssertionError("consumed");
        };
    }

    private Configuration suspend(Configuration now, int tag) throws Trap, Finished {
        int count = store.tag(tag).parameters().size();
        var found = cut(now.context(), tag, false);
        if (found.isEmpty()) {
            store.rules.add(Rule.TRAP_UNHANDLED_SUSPEND);
            throw new Trap("unhandled tag");
        }
        var cut = found.get();
        var stacks = Context.stacks(cut.inside());
        store.rules.add(
                switch (stacks.size()) {
                    case 1 -> Rule.SUSPEND_TO_NEAREST_PROMPT;
                    case 2 -> Rule.SUSPEND_THROUGH_A_PROMPT;
                    default -> Rule.SUSPEND_THROUGH_TWO_PROMPTS;
                });
        if (cut.clause() > 0) {
            store.rules.add(Rule.SUSPEND_TO_A_LATER_CLAUSE);
        }
        var payload = now.focus().top(count);
        var made = store.hold(new Continuation.Suspended(now.focus().pop(count), cut.inside()));
        store.log(
                "suspended "
                        + Store.chain(stacks)
                        + " "
                        + store.shown(made)
                        + " "
                        + store.tagName(tag)
                        + store.shown(payload)
                        + " S"
                        + cut.outside().stack()
                        + " clause "
                        + cut.clause());
        var clause = (HandlerClause.OnLabel) cut.prompt().clauses().get(cut.clause());
        var arrived = cut.prompt().resumer().push(Reduction.join(payload, List.of(made)));
        return control.branch(new Configuration(arrived, cut.outside()), clause.label());
    }

    private Configuration exchange(Configuration now, int type, int tag) throws Trap {
        int count = store.module.continuationType(type).parameters().size() - 1;
        var reference = now.focus().operand(0);
        store.find(reference);
        var found = cut(now.context(), tag, true);
        if (found.isEmpty()) {
            store.rules.add(Rule.TRAP_UNHANDLED_SWITCH);
            throw new Trap("unhandled tag");
        }
        var cut = found.get();
        var target = store.consume(reference);
        var below = now.focus().pop(1);
        var arguments = below.top(count);
        var left = Context.stacks(cut.inside());
        store.rules.add(
                target instanceof Continuation.Fresh
                        ? Rule.SWITCH_TO_FRESH
                        : Rule.SWITCH_TO_SUSPENDED);
        if (left.size() > 1) {
            store.rules.add(Rule.SWITCH_THROUGH_A_PROMPT);
        }
        if (target.stacks().size() > 1) {
            store.rules.add(Rule.SWITCH_OF_CHAINS);
        }
        var made = store.hold(new Continuation.Suspended(below.pop(count), cut.inside()));
        store.log(
                "switched "
                        + Store.chain(left)
                        + " "
                        + store.shown(made)
                        + " "
                        + shownUsed(reference)
                        + " "
                        + Store.chain(target.stacks())
                        + " "
                        + store.tagName(tag)
                        + store.shown(arguments)
                        + " S"
                        + cut.outside().stack()
                        + " clause "
                        + cut.clause());
        return plug(
                target,
                Reduction.join(arguments, List.of(made)),
                cut.outside().around(cut.prompt()));
    }

    /** Cuts at the nearest prompt that has a clause of the kind for {@code tag}: at its first. */
    private Optional<Cut> cut(Context context, int tag, boolean exchanging) {
        var inside = new ArrayList<Frame>();
        for (var at = context; at instanceof Context.Inside(var frame, var outer); at = outer) {
            if (frame instanceof Frame.Prompt prompt) {
                for (int i = 0; i < prompt.clauses().size(); i++) {
                    var clause = prompt.clauses().get(i);
                    if (clause.tag() == tag) {
                        if (clause instanceof HandlerClause.OnSwitch == exchanging) {
                            return Optional.of(new Cut(List.copyOf(inside), prompt, i, outer));
                        }
                        store.rules.add(Rule.CLAUSE_OF_OTHER_KIND_PASSED);
                    }
                }
            }
            inside.add(frame);
        }
        return Optional.empty();
    }

    private static String shownUsed(Value reference) {
        return "k" + ((Value.Reference) reference).continuation();
    }
}
