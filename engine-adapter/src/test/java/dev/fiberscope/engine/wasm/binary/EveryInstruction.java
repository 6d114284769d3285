package dev.fiberscope.engine.wasm.binary;

import dev.fiberscope.engine.wasm.BlockType;
import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.CatchClause;
import dev.fiberscope.engine.wasm.CompositeType.ContinuationType;
import dev.fiberscope.engine.wasm.CompositeType.FieldType;
import dev.fiberscope.engine.wasm.CompositeType.FunctionType;
import dev.fiberscope.engine.wasm.CompositeType.StructType;
import dev.fiberscope.engine.wasm.Expression;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.HandlerClause;
import dev.fiberscope.engine.wasm.HeapType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Immediate.Index;
import dev.fiberscope.engine.wasm.Immediate.Indices;
import dev.fiberscope.engine.wasm.Immediate.MemoryAccess;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Module.RecursiveGroup;
import dev.fiberscope.engine.wasm.Names;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.Opcode;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.Place;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.Source;
import dev.fiberscope.engine.wasm.SubType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A module, well-formed but not valid, with one function that has every instruction, numbers at the
 * edges of their ranges.
 */
public final class EveryInstruction {
    private static final ReferenceType TYPED = new ReferenceType(false, new HeapType.Concrete(2));

    private EveryInstruction() {}

    public static Module module() {
        var instructions = new ArrayList<Instruction>();
        for (var opcode : Opcode.values()) {
            for (var immediate : immediates(opcode)) {
                boolean closing = opcode == Opcode.ELSE || opcode == Opcode.END;
                if (closing) {
                    instructions.add(
                            instruction(Opcode.IF, new Immediate.Block(new BlockType.Empty())));
                }
                instructions.add(instruction(opcode, immediate));
                if (opcode == Opcode.ELSE
                        || immediate instanceof Immediate.Block
                        || immediate instanceof Immediate.Try) {
                    instructions.add(instruction(Opcode.END, new Immediate.None()));
                }
            }
        }
        instructions.add(instruction(Opcode.END, new Immediate.None()));
        var types =
                List.of(
                        SubType.of(
                                new FunctionType(
                                        List.of(NumberType.I32), List.of(VectorType.V128))),
                        SubType.of(new ContinuationType(0)),
                        new SubType(
                                false,
                                List.of(),
                                new StructType(
                                        List.of(
                                                new FieldType(PackedType.I16, true),
                                                new FieldType(ReferenceType.EXNREF, false)))));
        var memory = new ExternType.Limits(0, OptionalLong.of(-1), true);
        return new Module(
                new Source.Binary("every", Bytes.of()),
                types,
                List.of(
                        new RecursiveGroup(0, 2, Place.NOWHERE),
                        new RecursiveGroup(2, 1, Place.NOWHERE)),
                List.of(),
                List.of(
                        new Module.Function(
                                0,
                                List.of(NumberType.F32, NumberType.F32, TYPED),
                                new Expression(instructions),
                                Place.NOWHERE)),
                List.of(),
                List.of(new Module.Memory(new ExternType.Memory(memory), Place.NOWHERE)),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalInt.of(0),
                Names.NONE,
                List.of());
    }

    private static Instruction instruction(Opcode opcode, Immediate immediate) {
        return new Instruction(opcode, immediate, Place.NOWHERE);
    }

    private static List<Immediate> immediates(Opcode opcode) {
        var clauses =
                List.<HandlerClause>of(
                        new HandlerClause.OnLabel(2, 0), new HandlerClause.OnSwitch(3));
        return switch (opcode.immediateKind()) {
            case NONE -> List.of(new Immediate.None());
            case BLOCK ->
                    List.of(
                            new Immediate.Block(new BlockType.Empty()),
                            new Immediate.Block(new BlockType.Result(TYPED)),
                            new Immediate.Block(new BlockType.Typed(0)));
            case TRY ->
                    List.of(
                            new Immediate.Try(
                                    new BlockType.Result(ReferenceType.EXTERNREF),
                                    List.of(
                                            new CatchClause.Catch(1, 0),
                                            new CatchClause.CatchRef(2, 0),
                                            new CatchClause.CatchAll(0),
                                            new CatchClause.CatchAllRef(0))));
            case LABEL, FUNCTION, TYPE, TAG, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEMENT ->
                    List.of(new Index(0), new Index(300), new Index(-1));
            case CALL_INDIRECT -> List.of(new Indices(0, 0), new Indices(0, 300));
            case TYPE_TYPE,
                    TYPE_FIELD,
                    TYPE_COUNT,
                    TYPE_DATA,
                    TYPE_ELEMENT,
                    TYPE_TAG,
                    TABLE_TABLE,
                    MEMORY_MEMORY,
                    DATA_MEMORY,
                    ELEMENT_TABLE ->
                    List.of(
                            new Indices(0, 0),
                            new Indices(1, 0),
                            new Indices(0, 2),
                            new Indices(1, 2));
            case BRANCH_TABLE ->
                    List.of(
                            new Immediate.BranchTable(List.of(), 0),
                            new Immediate.BranchTable(List.of(0, 0), 0));
            case BRANCH_CAST -> List.of(new Immediate.BranchCast(0, ReferenceType.FUNCREF, TYPED));
            case TYPES ->
                    List.of(
                            new Immediate.Types(List.of()),
                            new Immediate.Types(List.of(NumberType.I64)));
            case RESUME ->
                    List.of(new Immediate.Resume(1, List.of()), new Immediate.Resume(1, clauses));
            case RESUME_THROW -> List.of(new Immediate.ResumeThrow(1, 300, clauses));
            case MEMORY_ACCESS ->
                    List.of(
                            new MemoryAccess(0, opcode.naturalAlignment(), 0),
                            new MemoryAccess(0, 0, -1),
                            new MemoryAccess(7, opcode.naturalAlignment(), 4));
            case MEMORY_LANE ->
                    List.of(
                            new Immediate.MemoryLane(
                                    new MemoryAccess(0, opcode.naturalAlignment(), 0), 1),
                            new Immediate.MemoryLane(new MemoryAccess(7, 0, 9), 0));
            case HEAP_TYPE -> heapTypes();
            case REFERENCE_TYPE -> {
                boolean nullable = opcode == Opcode.REF_TEST_NULL || opcode == Opcode.REF_CAST_NULL;
                yield List.of(
                        new Immediate.Reference(
                                new ReferenceType(nullable, HeapType.Abstract.NOCONT)),
                        new Immediate.Reference(
                                new ReferenceType(nullable, new HeapType.Concrete(2))));
            }
            case LANE -> List.of(new Immediate.Lane(1));
            case SHUFFLE ->
                    List.of(new Immediate.Shuffle(IntStream.range(16, 32).boxed().toList()));
            case I32 ->
                    List.of(
                            new Immediate.I32(0),
                            new Immediate.I32(Integer.MIN_VALUE),
                            new Immediate.I32(Integer.MAX_VALUE));
            case I64 ->
                    List.of(
                            new Immediate.I64(-65),
                            new Immediate.I64(Long.MIN_VALUE),
                            new Immediate.I64(64));
            case F32 ->
                    IntStream.of(
                                    0,
                                    0x8000_0000,
                                    1,
                                    0x7f7f_ffff,
                                    0x7f80_0000,
                                    0xff80_0000,
                                    0x7fc0_0000,
                                    0xffa0_0001,
                                    0x3dcc_cccd)
                            .<Immediate>mapToObj(Immediate.F32::new)
                            .toList();
            case F64 ->
                    List.of(
                            new Immediate.F64(0x8000_0000_0000_0000L),
                            new Immediate.F64(1),
                            new Immediate.F64(0x7fef_ffff_ffff_ffffL),
                            new Immediate.F64(0xfff0_0000_0000_0000L),
                            new Immediate.F64(0x7ff8_0000_0000_0000L),
                            new Immediate.F64(0xfff4_0000_0000_0001L),
                            new Immediate.F64(0x3fb9_9999_9999_999aL));
            case V128 -> List.of(new Immediate.V128(0x0123_4567_89ab_cdefL, -2));
        };
    }

    private static List<Immediate> heapTypes() {
        var all = new ArrayList<Immediate>();
        for (var each : HeapType.Abstract.values()) {
            all.add(new Immediate.Heap(each));
        }
        all.add(new Immediate.Heap(new HeapType.Concrete(1)));
        return all;
    }
}
