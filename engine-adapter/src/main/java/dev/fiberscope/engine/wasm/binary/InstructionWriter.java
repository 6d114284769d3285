package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Immediate.MemoryAccess;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Expressions: the inverse of {@link InstructionReader}. */
final class InstructionWriter {
    private final Output output;
    private final TypeWriter types;

    InstructionWriter(Output output) {
        this.output = output;
        types = new TypeWriter(output);
    }

    /** Gives where in the output each instruction begins. */
    List<Integer> expression(Expression expression) {
        var offsets = new ArrayList<Integer>();
        for (var instruction : expression.instructions()) {
            offsets.add(output.size());
            opcode(instruction.opcode());
            immediate(instruction.immediate());
        }
        return offsets;
    }

    private void opcode(Opcode opcode) {
        if (opcode.prefix() == 0) {
            output.octet(opcode.code());
        } else {
            output.octet(opcode.prefix());
            output.u32(opcode.code());
        }
    }

    private void immediate(Immediate immediate) {
        switch (immediate) {
            case Immediate.None() -> {}
            case Immediate.Index(int index) -> output.u32(index);
            case Immediate.Indices(int first, int second) -> {
                output.u32(first);
                output.u32(second);
            }
            case Immediate.I32(int value) -> output.signed(value);
            case Immediate.I64(long value) -> output.signed(value);
            case Immediate.F32(int bits) -> output.fixed(bits, 4);
            case Immediate.F64(long bits) -> output.fixed(bits, 8);
            case Immediate.V128(long low, long high) -> {
                output.fixed(low, 8);
                output.fixed(high, 8);
            }
            case MemoryAccess access -> memoryAccess(access);
            case Immediate.MemoryLane(var access, int lane) -> {
                memoryAccess(access);
                output.octet(lane);
            }
            case Immediate.Lane(int lane) -> output.octet(lane);
            case Immediate.Shuffle(var lanes) -> lanes.forEach(output::octet);
            case Immediate.Block(var type) -> blockType(type);
            case Immediate.Try(var type, var clauses) -> {
                blockType(type);
                output.u32(clauses.size());
                clauses.forEach(this::catchClause);
            }
            case Immediate.BranchTable(var labels, int otherwise) -> {
                output.u32(labels.size());
                labels.forEach(output::u32);
                output.u32(otherwise);
            }
            case Immediate.BranchCast(int label, var from, var to) -> {
                output.octet((from.nullable() ? 1 : 0) | (to.nullable() ? 2 : 0));
                output.u32(label);
                types.heapType(from.heap());
                types.heapType(to.heap());
            }
            case Immediate.Types(var all) -> types.valueTypes(all);
            case Immediate.Heap(var type) -> types.heapType(type);
            case Immediate.Reference(var type) -> types.heapType(type.heap());
            case Immediate.Resume(int type, var clauses) -> {
                output.u32(type);
                handlers(clauses);
            }
            case Immediate.ResumeThrow(int type, int tag, var clauses) -> {
                output.u32(type);
                output.u32(tag);
                handlers(clauses);
            }
        }
    }

    private void memoryAccess(MemoryAccess access) {
        if (access.memory() == 0) {
            output.u32(access.align());
        } else {
            output.u32(access.align() | 0x40);
            output.u32(access.memory());
        }
        output.u64(access.offset());
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty() -> output.octet(0x40);
            case BlockType.Result(var result) -> types.valueType(result);
            case BlockType.Typed(int index) -> types.typeIndex(index);
        }
    }

    private void catchClause(CatchClause clause) {
        switch (clause) {
            case CatchClause.Catch(int tag, _) -> {
                output.octet(0);
                output.u32(tag);
            }
            case CatchClause.CatchRef(int tag, _) -> {
                output.octet(1);
                output.u32(tag);
            }
            case CatchClause.CatchAll(_) -> output.octet(2);
            case CatchClause.CatchAllRef(_) -> output.octet(3);
        }
        output.u32(clause.label());
    }

    private void handlers(List<HandlerClause> clauses) {
        output.u32(clauses.size());
        for (var clause : clauses) {
            switch (clause) {
                case HandlerClause.OnLabel(int tag, int label) -> {
                    output.octet(0);
                    output.u32(tag);
                    output.u32(label);
                }
                case HandlerClause.OnSwitch(int tag) -> {
                    output.octet(1);
                    output.u32(tag);
                }
            }
        }
    }
}
