package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.ValueType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Instructions that always take and give the same: numbers, vectors, loads and stores. Everything
 * about them, width of access and number of lanes too, is read off the opcode table once.
 */
final class PlainInstructions {
    /** The address type stands for both widths; a memory decides. */
    private record Shape(List<ValueType> takes, List<ValueType> gives, int width, int lanes) {}

    private static final Pattern ACCESS =
            Pattern.compile("([ifv]\\d+)\\.(?:load|store)(\\d*)(?:x(\\d+))?.*");
    private static final Pattern LANES = Pattern.compile("[if]\\d+x(\\d+)\\..*");
    private static final Map<Opcode, Shape> NARROW = shapes(NumberType.I32);
    private static final Map<Opcode, Shape> WIDE = shapes(NumberType.I64);

    private final Definitions definitions;
    private final ControlStack stack;

    PlainInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
    }

    void check(Instruction instruction) throws ModuleException {
        var opcode = instruction.opcode();
        var shape = shape(NARROW, opcode);
        switch (instruction.immediate()) {
            case Immediate.MemoryAccess access -> shape = access(instruction, access);
            case Immediate.MemoryLane(var access, int lane) -> {
                shape = access(instruction, access);
                lane(lane, 16 / shape.width());
            }
            case Immediate.Lane(int lane) -> lane(lane, shape.lanes());
            case Immediate.Shuffle(var lanes) -> {
                for (int lane : lanes) {
                    lane(lane, 2 * shape.lanes());
                }
            }
            default -> {}
        }
        stack.pop(shape.takes());
        stack.push(shape.gives());
    }

    private Shape access(Instruction instruction, Immediate.MemoryAccess access)
            throws ModuleException {
        var limits = definitions.memory(access.memory(), stack.place()).limits();
        var shape = shape(limits.wide() ? WIDE : NARROW, instruction.opcode());
        int natural = Integer.numberOfTrailingZeros(shape.width());
        if (access.align() < 0 || access.align() > natural) {
            throw Invalid.at(
                    stack.place(),
                    "alignment must not be larger than natural: "
                            + instruction.opcode().mnemonic()
                            + " accesses "
                            + shape.width()
                            + (shape.width() == 1 ? " byte" : " bytes"));
        }
        if (!limits.wide() && access.offset() >>> 32 != 0) {
            throw Invalid.at(
                    stack.place(),
                    "offset out of range: "
                            + Long.toUnsignedString(access.offset())
                            + " is behind the last address of a 32-bit memory");
        }
        return shape;
    }

    private void lane(int lane, int lanes) throws ModuleException {
        if (lane < 0 || lane >= lanes) {
            throw Invalid.at(
                    stack.place(),
                    "invalid lane index " + lane + ": lanes here are 0 to " + (lanes - 1));
        }
    }

    private static Shape shape(Map<Opcode, Shape> shapes, Opcode opcode) {
        var shape = shapes.get(opcode);
        if (shape == null) {
            throw new AssertionError("unreachable: " + opcode + " has no signature");
        }
        return shape;
    }

    private static Map<Opcode, Shape> shapes(ValueType address) {
        var shapes = new EnumMap<Opcode, Shape>(Opcode.class);
        for (var opcode : Opcode.values()) {
            opcode.signature()
                    .ifPresent(signature ->
                            shapes.put(
                                    opcode,
                                    new Shape(
                                            types(signature.takes(), address),
                                            types(signature.gives(), address),
                                            width(opcode),
                                            lanes(opcode))));
        }
        return shapes;
    }

    private static List<ValueType> types(List<Character> letters, ValueType address) {
        var types = new ArrayList<ValueType>();
        for (char letter : letters) {
            types.add(
                    switch (letter) {
                        case 'i' -> NumberType.I32;
                        case 'l' -> NumberType.I64;
                        case 'f' -> NumberType.F32;
                        case 'd' -> NumberType.F64;
                        case 'v' -> VectorType.V128;
                        case 'a' -> address;
                        default ->
                                throw new AssertionError("unreachable: operand letter " + letter);
                    });
        }
        return List.copyOf(types);
    }

    /**
     * Bytes that a load or store touches: {@code i64.load16_s} two, {@code v128.load8x8_u} eight; 0
     * for others.
     */
    private static int width(Opcode opcode) {
        var access = ACCESS.matcher(opcode.mnemonic());
        if (!access.matches()) {
            return 0;
        }
        var bits = access.group(2).isEmpty() ? access.group(1).substring(1) : access.group(2);
        int times = access.group(3) == null ? 1 : Integer.parseInt(access.group(3));
        return Integer.parseInt(bits) * times / 8;
    }

    /** Lanes of the vectors that an instruction works on; 0 for others. */
    private static int lanes(Opcode opcode) {
        var lanes = LANES.matcher(opcode.mnemonic());
        return lanes.matches() ? Integer.parseInt(lanes.group(1)) : 0;
    }
}
