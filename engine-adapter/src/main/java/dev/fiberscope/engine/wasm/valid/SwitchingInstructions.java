package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Immediate.Indices;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * The seven instructions of stack switching. Continuations take parameters and give results as
 * functions do; comparing two of them looks through to their function types, whatever was declared.
 * Explainer, "Instructions".
 */
final class SwitchingInstructions {
    private final Definitions definitions;
    private final ControlStack stack;
    private final Wording wording;

    SwitchingInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
        wording = definitions.wording();
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case CONT_NEW -> {
                int type = Immediates.index(instruction);
                continuation(type);
                if (definitions.type(type, stack.place())
                        instanceof ContinuationType(int function)) {
                    stack.pop(reference(true, function));
                }
                stack.push(reference(false, type));
            }
            case CONT_BIND -> bind(Immediates.indices(instruction));
            case SUSPEND -> {
                var tag = tag(Immediates.index(instruction));
                stack.pop(tag.parameters());
                stack.push(tag.results());
            }
            case RESUME -> {
                var resume = Immediates.of(Immediate.Resume.class, instruction);
                var function = continuation(resume.type());
                resume(resume.type(), function.parameters(), function.results(), resume.clauses());
            }
            case RESUME_THROW_REF -> {
                var resume = Immediates.of(Immediate.Resume.class, instruction);
                var function = continuation(resume.type());
                resume(
                        resume.type(),
                        List.of(ReferenceType.EXNREF),
                        function.results(),
                        resume.clauses());
            }
            case RESUME_THROW ->
                    resumeThrow(Immediates.of(Immediate.ResumeThrow.class, instruction));
            case SWITCH -> exchange(Immediates.indices(instruction));
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void resumeThrow(Immediate.ResumeThrow resume) throws ModuleException {
        var function = continuation(resume.type());
        var tag = tag(resume.tag());
        if (!tag.results().isEmpty()) {
            throw stack.wrong(
                    "non-empty tag result type " + wording.values(tag.results()),
                    "resume_throw throws "
                            + wording.tag(resume.tag())
                            + " as an exception, and nothing comes back from one");
        }
        resume(resume.type(), tag.parameters(), function.results(), resume.clauses());
    }

    /** {@code takes} lies below the continuation. */
    private void resume(
            int type, List<ValueType> takes, List<ValueType> results, List<HandlerClause> clauses)
            throws ModuleException {
        for (var clause : clauses) {
            switch (clause) {
                case HandlerClause.OnLabel(int tag, int label) -> onLabel(tag, label, results);
                case HandlerClause.OnSwitch(int tag) -> onSwitch(tag, results);
            }
        }
        popWithContinuation(takes, type);
        stack.push(results);
    }

    /**
     * The label gets the tag's payload and, on top, a continuation that takes what the tag returns
     * and ends as the resumed one does.
     */
    private void onLabel(int index, int label, List<ValueType> results) throws ModuleException {
        var tag = tag(index);
        var target = stack.target(label);
        var types = target.label();
        if (types.isEmpty()
                || !(types.getLast() instanceof ReferenceType last)
                || !(last.heap() instanceof HeapType.Concrete(int type))) {
            throw stack.wrong(
                    "instruction requires concrete continuation reference type but label has "
                            + wording.values(types),
                    "the clause for "
                            + wording.tag(index)
                            + " brings the suspended continuation along, as the last one");
        }
        var held = continuation(type);
        if (!definitions.matches(held.parameters(), tag.results())
                || !definitions.matches(results, held.results())) {
            throw stack.wrong(
                    "continuation at label is "
                            + signature(held.parameters(), held.results())
                            + " but "
                            + signature(tag.results(), results)
                            + " suspends",
                    "it takes the results of "
                            + wording.tag(index)
                            + " and ends as the resumed one");
        }
        if (!definitions.matches(tag.parameters(), types.subList(0, types.size() - 1))) {
            throw stack.wrong(
                    "handler clause brings "
                            + wording.values(tag.parameters())
                            + " and a continuation but label has "
                            + wording.values(types),
                    "in front of the continuation the label takes the parameters of "
                            + wording.tag(index));
        }
        stack.leave(target);
    }

    private void onSwitch(int index, List<ValueType> results) throws ModuleException {
        var tag = switchTag(index);
        if (!definitions.matches(tag.results(), results)
                || !definitions.matches(results, tag.results())) {
            throw stack.wrong(
                    "switch clause requires "
                            + wording.values(results)
                            + " but tag has "
                            + wording.values(tag.results()),
                    "whichever continuation ends on this prompt gives the results of "
                            + wording.tag(index)
                            + ", so they are those of the resumed one");
        }
    }

    private void bind(Indices indices) throws ModuleException {
        var from = continuation(indices.first());
        var to = continuation(indices.second());
        int bound = from.parameters().size() - to.parameters().size();
        if (bound < 0) {
            throw stack.wrong(
                    "continuation "
                            + wording.type(indices.first())
                            + " takes "
                            + wording.values(from.parameters())
                            + " but "
                            + wording.type(indices.second())
                            + " takes "
                            + wording.values(to.parameters()),
                    "binding leaves fewer parameters or as many");
        }
        var rest = from.parameters().subList(bound, from.parameters().size());
        if (!definitions.matches(to.parameters(), rest)
                || !definitions.matches(from.results(), to.results())) {
            throw stack.wrong(
                    "continuation "
                            + wording.type(indices.second())
                            + " is "
                            + signature(to.parameters(), to.results())
                            + " but binding leaves "
                            + signature(rest, from.results()),
                    "cont.bind takes the first "
                            + bound
                            + " of "
                            + wording.type(indices.first())
                            + " and leaves the others to the new continuation");
        }
        popWithContinuation(from.parameters().subList(0, bound), indices.first());
        stack.push(reference(false, indices.second()));
    }

    /**
     * {@code switch}. The target's last parameter is the continuation of what is left; what that
     * takes comes back here.
     */
    private void exchange(Indices indices) throws ModuleException {
        var target = continuation(indices.first());
        var tag = switchTag(indices.second());
        var parameters = target.parameters();
        if (parameters.isEmpty()
                || !(parameters.getLast() instanceof ReferenceType last)
                || !(last.heap() instanceof HeapType.Concrete(int type))) {
            throw stack.wrong(
                    "instruction requires concrete continuation reference type but "
                            + wording.type(indices.first())
                            + " takes "
                            + wording.values(parameters),
                    "switch hands the continuation it leaves to its target, as the last parameter");
        }
        var left = continuation(type);
        if (!definitions.matches(target.results(), tag.results())) {
            throw stack.wrong(
                    "switch target ends with "
                            + wording.values(target.results())
                            + " but tag has "
                            + wording.values(tag.results()),
                    "what ends on the prompt of "
                            + wording.tag(indices.second())
                            + " gives the tag's results");
        }
        if (!definitions.matches(tag.results(), left.results())) {
            throw stack.wrong(
                    "continuation left behind ends with "
                            + wording.values(left.results())
                            + " but tag has "
                            + wording.values(tag.results()),
                    wording.type(type)
                            + " must be content with the results of "
                            + wording.tag(indices.second()));
        }
        popWithContinuation(parameters.subList(0, parameters.size() - 1), indices.first());
        stack.push(left.parameters());
    }

    /**
     * A tag that switches: the target gets its parameters from the instruction, so the tag has
     * none.
     */
    private FunctionType switchTag(int index) throws ModuleException {
        var tag = tag(index);
        if (!tag.parameters().isEmpty()) {
            throw Invalid.at(
                    stack.place(),
                    "type mismatch in switch tag: "
                            + wording.tag(index)
                            + " has parameters "
                            + wording.values(tag.parameters())
                            + ", and a tag for switch has none");
        }
        return tag;
    }

    private void popWithContinuation(List<ValueType> below, int type) throws ModuleException {
        var all = new ArrayList<>(below);
        all.add(reference(true, type));
        stack.pop(all);
    }

    private FunctionType continuation(int type) throws ModuleException {
        return definitions.continuation(type, stack.place());
    }

    private FunctionType tag(int index) throws ModuleException {
        return definitions.tag(index, stack.place());
    }

    private String signature(List<ValueType> takes, List<ValueType> gives) {
        return wording.values(takes) + " -> " + wording.values(gives);
    }

    private static ReferenceType reference(boolean nullable, int type) {
        return new ReferenceType(nullable, new HeapType.Concrete(type));
    }
}
