package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Operands and blocks at one point of a function body, and what an instruction may do to them.
 * Every method costs what the instruction's own operands cost, however deep the stacks are.
 * Specification 3.0, "Validation Algorithm".
 */
final class ControlStack {
    private final Definitions definitions;
    private final Locals locals;
    private final List<Frame> frames = new ArrayList<>();
    private OperandTypes operands = OperandTypes.EMPTY;
    private OperandTypes atInstruction = OperandTypes.EMPTY;
    private Instruction instruction;
    private boolean live = true;
    private int maximum;

    /**
     * At the beginning of a body that must leave {@code results}; {@code first} is its first
     * instruction.
     */
    ControlStack(
            Definitions definitions, Locals locals, List<ValueType> results, Instruction first) {
        this.definitions = definitions;
        this.locals = locals;
        instruction = first;
        frames.add(new Frame(Opcode.BLOCK, List.of(), results, operands, 0, true));
    }

    /** Everything after this is about {@code next}. */
    void begin(Instruction next) {
        instruction = next;
        atInstruction = operands;
    }

    Place place() {
        return instruction.place();
    }

    /**
     * The operand types before the instruction that has begun, as {@link TypedFunction#before()}
     * wants them.
     */
    Optional<OperandTypes> before() {
        if (live) {
            return Optional.of(operands);
        }
        var frame = frame();
        boolean behind =
                (instruction.opcode() == Opcode.END && leftBehind(frame))
                        || (instruction.opcode() == Opcode.ELSE && frame.entered);
        if (!behind) {
            return Optional.empty();
        }
        var after = frame.below.push(frame.results);
        maximum = Math.max(maximum, after.height());
        return Optional.of(after);
    }

    int maximum() {
        return maximum;
    }

    /** Whether the function's final {@code end} has been checked. */
    boolean isOver() {
        return frames.isEmpty();
    }

    void push(ValueType type) {
        operands = operands.push(type);
        maximum = live ? Math.max(maximum, operands.height()) : maximum;
    }

    void push(List<ValueType> types) {
        operands = operands.push(types);
        maximum = live ? Math.max(maximum, operands.height()) : maximum;
    }

    /** Takes one operand that matches {@code type}. */
    void pop(ValueType type) throws ModuleException {
        if (isBare() || !definitions.matches(operands.top(), type)) {
            pop(List.of(type));
        } else {
            operands = operands.below();
        }
    }

    /** Takes operands that match {@code types}, the last one topmost. */
    void pop(List<ValueType> types) throws ModuleException {
        var rest = operands;
        int floor = frame().below.height();
        for (int i = types.size() - 1; i >= 0; i--) {
            if (rest.height() == floor) {
                if (frame().polymorphic) {
                    break;
                }
                throw shortage("instruction", types, types.size() - 1 - i);
            }
            if (!definitions.matches(rest.top(), types.get(i))) {
                throw mismatch(types, i, rest.top());
            }
            rest = rest.below();
        }
        operands = rest;
    }

    /** The same without taking them. */
    void require(List<ValueType> types) throws ModuleException {
        var kept = operands;
        pop(types);
        operands = kept;
    }

    /** Takes one operand of whatever type; in dead code perhaps {@link Bottom#VALUE}. */
    ValueType popAny() throws ModuleException {
        if (isBare()) {
            if (frame().polymorphic) {
                return Bottom.VALUE;
            }
            throw wrong(
                    "instruction requires one operand but stack has []",
                    wording() + " finds none in this block");
        }
        var type = operands.top();
        operands = operands.below();
        return type;
    }

    /** Takes one reference of whatever type; in dead code perhaps {@link Bottom#REFERENCE}. */
    ReferenceType popReference() throws ModuleException {
        var type = popAny();
        if (type.equals(Bottom.VALUE)) {
            return Bottom.REFERENCE;
        }
        if (type instanceof ReferenceType reference) {
            return reference;
        }
        throw wrong(
                "instruction requires reference type but stack has "
                        + definitions.wording().value(type),
                wording() + " works on references");
    }

    private boolean isBare() {
        return operands.height() == frame().below.height();
    }

    /** Nothing after the instruction is reached. */
    void stop() {
        operands = frame().below;
        frame().polymorphic = true;
        live = false;
    }

    /** Begins a block, whose parameters are taken from the operands. */
    void enter(Opcode opcode, List<ValueType> parameters, List<ValueType> results)
            throws ModuleException {
        pop(parameters);
        frames.add(new Frame(opcode, parameters, results, operands, locals.mark(), live));
        push(parameters);
    }

    /** The block that {@code label} names, counted outward from 0. */
    Frame target(int label) throws ModuleException {
        if (label < 0 || label >= frames.size()) {
            throw Invalid.at(
                    place(),
                    "unknown label "
                            + Integer.toUnsignedString(label)
                            + ": "
                            + wording()
                            + " has "
                            + frames.size()
                            + (frames.size() == 1 ? " block" : " blocks")
                            + " around it, the function itself included");
        }
        return frames.get(frames.size() - 1 - label);
    }

    /** Notes that the instruction may branch to {@code target}. */
    void leave(Frame target) {
        target.left |= live;
    }

    /** The results that the function must return. */
    List<ValueType> results() {
        return frames.getFirst().results;
    }

    private Frame frame() {
        return frames.getLast();
    }

    /** Ends the first half of an {@code if}. */
    void beginElse() throws ModuleException {
        var first = frame();
        if (first.opcode != Opcode.IF) {
            throw Invalid.at(place(), "else without if: the block that it stands in is no if");
        }
        finish(first);
        locals.backTo(first.localsSet);
        var second =
                new Frame(
                        Opcode.ELSE,
                        first.parameters,
                        first.results,
                        first.below,
                        first.localsSet,
                        first.entered);
        second.left = first.left || live;
        frames.set(frames.size() - 1, second);
        live = first.entered;
        operands = first.below;
        push(first.parameters);
    }

    /** Ends the innermost block. */
    void end() throws ModuleException {
        var frame = frame();
        finish(frame);
        if (frame.opcode == Opcode.IF && !definitions.matches(frame.parameters, frame.results)) {
            throw wrong(
                    "if without else requires "
                            + definitions.wording().values(frame.results)
                            + " but has "
                            + definitions.wording().values(frame.parameters),
                    "when the condition is false, its parameters are its results");
        }
        locals.backTo(frame.localsSet);
        live |= leftBehind(frame);
        frames.removeLast();
        operands = frame.below;
        push(frame.results);
    }

    /** Whether something other than the code in front of a block's {@code end} leads behind it. */
    private static boolean leftBehind(Frame frame) {
        return switch (frame.opcode) {
            case LOOP -> false;
            case IF -> frame.left || frame.entered;
            default -> frame.left;
        };
    }

    private void finish(Frame frame) throws ModuleException {
        int own = operands.height() - frame.below.height();
        if (own > frame.results.size()) {
            throw wrong(
                    requires("block", frame.results),
                    "it ends with "
                            + (own - frame.results.size())
                            + " more than it gives; drop what is not needed");
        }
        if (own < frame.results.size() && !frame.polymorphic) {
            throw shortage("block", frame.results, own);
        }
        pop(frame.results);
    }

    private String wording() {
        return switch (instruction.opcode()) {
            case END -> frames.size() == 1 ? "the end of the function" : "the end of the block";
            case ELSE -> "the end of the first half of the if";
            default -> definitions.wording().instruction(instruction);
        };
    }

    private String requires(String who, List<ValueType> types) {
        int own = atInstruction.height() - frame().below.height();
        return who
                + " requires "
                + definitions.wording().values(types)
                + " but stack has "
                + definitions.wording().top(atInstruction, Math.max(own, 0));
    }

    /**
     * The refusal of a mismatch: {@code what} in the words of the specification's tests, {@code
     * why} in ours.
     */
    ModuleException wrong(String what, String why) {
        return Invalid.at(place(), "type mismatch: " + what + ": " + why);
    }

    private ModuleException shortage(String who, List<ValueType> types, int found) {
        return wrong(
                requires(who, types),
                wording()
                        + " needs "
                        + types.size()
                        + (types.size() == 1 ? " operand" : " operands")
                        + " and finds "
                        + (found == 0 ? "none" : found)
                        + (frame().below.height() > 0
                                ? " of this block; those outside are out of reach"
                                : ""));
    }

    private ModuleException mismatch(List<ValueType> types, int at, ValueType found) {
        var where = types.size() == 1 ? "" : " as operand " + (at + 1) + " of " + types.size();
        return wrong(
                requires("instruction", types),
                wording()
                        + " needs "
                        + definitions.wording().value(types.get(at))
                        + where
                        + ", not "
                        + definitions.wording().value(found));
    }
}
