package dev.fiberscope.engine.wasm;

import java.util.List;

/**
 * The constant part of an instruction; {@link ImmediateKind} says which case an opcode carries.
 * Indices are 0-based.
 */
public sealed interface Immediate {
    /** Nothing follows ({@code NONE}). */
    record None() implements Immediate {}

    /**
     * One index: {@code LABEL FUNCTION TYPE TAG LOCAL GLOBAL TABLE MEMORY DATA ELEMENT}. A label
     * counts outward from 0.
     */
    record Index(int index) implements Immediate {}

    /**
     * Two indices in the order of the binary format: {@code CALL_INDIRECT} (type, table), {@code
     * TYPE_TYPE}, {@code TYPE_FIELD}, {@code TYPE_COUNT}, {@code TYPE_DATA}, {@code TYPE_ELEMENT},
     * {@code TYPE_TAG}, {@code TABLE_TABLE} and {@code MEMORY_MEMORY} (destination, source), {@code
     * DATA_MEMORY}, {@code ELEMENT_TABLE}.
     */
    record Indices(int first, int second) implements Immediate {}

    record I32(int value) implements Immediate {}

    record I64(long value) implements Immediate {}

    /** The IEEE 754 bits, so that every NaN stays itself. */
    record F32(int bits) implements Immediate {}

    /** The IEEE 754 bits, so that every NaN stays itself. */
    record F64(long bits) implements Immediate {}

    /** Lane 0 lies in the lowest bits of {@code low}. */
    record V128(long low, long high) implements Immediate {}

    /** {@code align} is the exponent of two; {@code offset} is unsigned. */
    record MemoryAccess(int memory, int align, long offset) implements Immediate {}

    record MemoryLane(MemoryAccess access, int lane) implements Immediate {}

    record Lane(int lane) implements Immediate {}

    /** Sixteen lane numbers, 0 to 31. */
    record Shuffle(List<Integer> lanes) implements Immediate {
        public Shuffle {
            lanes = List.copyOf(lanes);
        }
    }

    /** {@code block}, {@code loop}, {@code if}. */
    record Block(BlockType type) implements Immediate {}

    /** {@code try_table}. The labels of its clauses are counted from outside the block. */
    record Try(BlockType type, List<CatchClause> clauses) implements Immediate {
        public Try {
            clauses = List.copyOf(clauses);
        }
    }

    record BranchTable(List<Integer> labels, int otherwise) implements Immediate {
        public BranchTable {
            labels = List.copyOf(labels);
        }
    }

    record BranchCast(int label, ReferenceType from, ReferenceType to) implements Immediate {}

    /** The annotation of a typed {@code select}. */
    record Types(List<ValueType> types) implements Immediate {
        public Types {
            types = List.copyOf(types);
        }
    }

    record Heap(HeapType type) implements Immediate {}

    /**
     * The target of {@code ref.test} and {@code ref.cast}; its nullability is told by the opcode,
     * too.
     */
    record Reference(ReferenceType type) implements Immediate {}

    /**
     * {@code resume} and {@code resume_throw_ref}: the continuation type and the handler clauses in
     * order.
     */
    record Resume(int type, List<HandlerClause> clauses) implements Immediate {
        public Resume {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * {@code resume_throw}: also the tag of the exception that is thrown at the continuation's
     * suspension.
     */
    record ResumeThrow(int type, int tag, List<HandlerClause> clauses) implements Immediate {
        public ResumeThrow {
            clauses = List.copyOf(clauses);
        }
    }
}
