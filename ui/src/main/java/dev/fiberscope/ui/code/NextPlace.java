package dev.fiberscope.ui.code;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.List;
import java.util.Optional;

/**
 * Where control goes with the next instruction, if that is a jump whose target is certain: what the
 * forecast says of stacks, a call, a branch without condition, the end of a function.
 */
final class NextPlace {
    private final Snapshot snapshot;
    private final List<LoadedModule> modules;

    private NextPlace(Snapshot snapshot, List<LoadedModule> modules) {
        this.snapshot = snapshot;
        this.modules = modules;
    }

    /**
     * The instruction that will come after the next one; empty where control goes on to the
     * instruction behind it, to a host, or nobody can know.
     */
    static Optional<CodePoint> of(Snapshot snapshot, List<LoadedModule> modules) {
        return new NextPlace(snapshot, modules).find();
    }

    private Optional<CodePoint> find() {
        return switch (snapshot.forecast()) {
            case Forecast.Plain() -> snapshot.next().flatMap(this::plain);
            case Forecast.Resumes(_, var chain, boolean throwing) ->
                    throwing ? Optional.empty() : goingOn(chain.top());
            case Forecast.Suspends(_, _, var taker, _) -> clause(taker);
            case Forecast.Switches(_, _, _, _, _, var arriving) -> goingOn(arriving.top());
            case Forecast.Ends(var parent) -> parent.flatMap(this::goingOn);
            case Forecast.Unhandled _, Forecast.Traps _ -> Optional.empty();
        };
    }

    /** Where {@code id} begins, or goes on behind the instruction in which it waits. */
    private Optional<CodePoint> goingOn(StackId id) {
        return snapshot.stack(id)
                .flatMap(stack ->
                        stack.state() instanceof StackState.Fresh
                                ? StackPosition.entry(modules, stack.entry())
                                        .flatMap(at -> settled(at, 0))
                                : frame(stack, 0).flatMap(this::behind));
    }

    private static Optional<CodePoint> frame(Stack stack, int number) {
        return number < stack.frames().size()
                ? Optional.of(stack.frames().get(number).at())
                : Optional.empty();
    }

    private Optional<CodePoint> behind(CodePoint at) {
        return settled(at, at.instruction() + 1);
    }

    private Optional<CodePoint> plain(CodePoint at) {
        return body(at).flatMap(body -> {
            var instruction = body.get(at.instruction());
            return switch (instruction.opcode()) {
                case CALL ->
                        instruction.immediate() instanceof Immediate.Index(int function)
                                ? settled(new CodePoint(at.instance(), function, 0), 0)
                                : Optional.empty();
                case BR ->
                        instruction.immediate() instanceof Immediate.Index(int label)
                                ? branch(at, body, label)
                                : Optional.empty();
                case RETURN, END -> caller();
                default -> Optional.empty();
            };
        });
    }

    /** Behind the call that the running frame returns to, if it is on the same stack. */
    private Optional<CodePoint> caller() {
        return snapshot.runningChain().stream()
                .findFirst()
                .flatMap(snapshot::stack)
                .flatMap(stack -> frame(stack, 1))
                .flatMap(this::behind);
    }

    /** The label to which the prompt's clause hands over. */
    private Optional<CodePoint> clause(Forecast.Taker taker) {
        return snapshot.stack(taker.owner())
                .map(Stack::state)
                .flatMap(state ->
                        state instanceof StackState.Parent(_, var prompt)
                                ? Optional.of(prompt.at())
                                : Optional.empty())
                .flatMap(at ->
                        body(at).flatMap(body -> {
                            var clauses = clauses(body.get(at.instruction()));
                            return taker.clause() < clauses.size()
                                            && clauses.get(taker.clause())
                                                    instanceof HandlerClause.OnLabel(_, int label)
                                    ? branch(at, body, label)
                                    : Optional.empty();
                        }));
    }

    private static List<HandlerClause> clauses(Instruction instruction) {
        return switch (instruction.immediate()) {
            case Immediate.Resume(_, var clauses) -> clauses;
            case Immediate.ResumeThrow(_, _, var clauses) -> clauses;
            default -> List.of();
        };
    }

    /** The target of a branch at {@code at} to {@code label}, counted outward from 0. */
    private Optional<CodePoint> branch(CodePoint at, List<Instruction> body, int label) {
        int inside = 0;
        int outward = label;
        for (int i = at.instruction() - 1; i >= 0; i--) {
            var opcode = body.get(i).opcode();
            if (opcode == Opcode.END) {
                inside++;
            } else if (opens(opcode)) {
                if (inside > 0) {
                    inside--;
                } else if (outward > 0) {
                    outward--;
                } else {
                    return settled(at, opcode == Opcode.LOOP ? i + 1 : end(body, i) + 1);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean opens(Opcode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> true;
            default -> false;
        };
    }

    /** The {@code end} of the block that {@code from} opens, or is the {@code else} of. */
    private static int end(List<Instruction> body, int from) {
        int depth = 1;
        for (int i = from + 1; i < body.size(); i++) {
            var opcode = body.get(i).opcode();
            depth += opens(opcode) ? 1 : opcode == Opcode.END ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return body.size() - 1;
    }

    /**
     * The first step that control meets from instruction {@code from} on, in the function of {@code
     * in}.
     */
    private Optional<CodePoint> settled(CodePoint in, int from) {
        return body(in).flatMap(body -> {
            int i = from;
            while (i < body.size() && !CodeText.isStep(body, i)) {
                i = body.get(i).opcode() == Opcode.ELSE ? end(body, i) + 1 : i + 1;
            }
            return i < body.size()
                    ? Optional.of(new CodePoint(in.instance(), in.function(), i))
                    : Optional.empty();
        });
    }

    private Optional<List<Instruction>> body(CodePoint at) {
        return modules.stream()
                .filter(each -> each.instance() == at.instance())
                .findFirst()
                .flatMap(each -> {
                    var module = each.module().module();
                    int defined = at.function() - module.importCount(ExternType.Function.class);
                    return defined >= 0 && defined < module.functions().size()
                            ? Optional.of(module.functions().get(defined).body().instructions())
                            : Optional.empty();
                });
    }
}
