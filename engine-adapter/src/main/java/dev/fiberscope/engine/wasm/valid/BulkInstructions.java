package dev.fiberscope.engine.wasm.valid;

import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Immediate.Indices;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.ValueType;
import java.util.List;

/** What works on whole tables, memories and segments. */
final class BulkInstructions {
    private final Definitions definitions;
    private final ControlStack stack;

    BulkInstructions(Definitions definitions, ControlStack stack) {
        this.definitions = definitions;
        this.stack = stack;
    }

    void check(Instruction instruction) throws ModuleException {
        switch (instruction.opcode()) {
            case TABLE_GET, TABLE_SET, TABLE_GROW, TABLE_SIZE, TABLE_FILL -> table(instruction);
            case TABLE_COPY -> tableCopy(Immediates.indices(instruction));
            case TABLE_INIT -> tableInit(Immediates.indices(instruction));
            case ELEM_DROP -> definitions.element(Immediates.index(instruction), stack.place());
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL -> memory(instruction);
            case MEMORY_COPY -> {
                var indices = Immediates.indices(instruction);
                copy(
                        definitions.memory(indices.first(), stack.place()).limits(),
                        definitions.memory(indices.second(), stack.place()).limits());
            }
            case MEMORY_INIT -> {
                var indices = Immediates.indices(instruction);
                var limits = definitions.memory(indices.second(), stack.place()).limits();
                definitions.data(indices.first(), stack.place());
                stack.pop(List.of(Definitions.address(limits), NumberType.I32, NumberType.I32));
            }
            case DATA_DROP -> definitions.data(Immediates.index(instruction), stack.place());
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void table(Instruction instruction) throws ModuleException {
        var table = definitions.table(Immediates.index(instruction), stack.place());
        ValueType address = Definitions.address(table.limits());
        ValueType element = table.element();
        switch (instruction.opcode()) {
            case TABLE_GET -> effect(List.of(address), List.of(element));
            case TABLE_SET -> effect(List.of(address, element), List.of());
            case TABLE_GROW -> effect(List.of(element, address), List.of(address));
            case TABLE_SIZE -> effect(List.of(), List.of(address));
            case TABLE_FILL -> effect(List.of(address, element, address), List.of());
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void memory(Instruction instruction) throws ModuleException {
        ValueType address =
                Definitions.address(
                        definitions.memory(Immediates.index(instruction), stack.place()).limits());
        switch (instruction.opcode()) {
            case MEMORY_SIZE -> effect(List.of(), List.of(address));
            case MEMORY_GROW -> effect(List.of(address), List.of(address));
            case MEMORY_FILL -> effect(List.of(address, NumberType.I32, address), List.of());
            default -> throw Immediates.unexpected(instruction);
        }
    }

    private void tableCopy(Indices indices) throws ModuleException {
        var target = definitions.table(indices.first(), stack.place());
        var source = definitions.table(indices.second(), stack.place());
        elements(source.element(), target.element(), "the source table");
        copy(target.limits(), source.limits());
    }

    private void tableInit(Indices indices) throws ModuleException {
        var table = definitions.table(indices.second(), stack.place());
        elements(
                definitions.element(indices.first(), stack.place()),
                table.element(),
                "the segment");
        stack.pop(List.of(Definitions.address(table.limits()), NumberType.I32, NumberType.I32));
    }

    private void elements(ReferenceType source, ReferenceType target, String who)
            throws ModuleException {
        if (!definitions.matches(source, target)) {
            throw stack.wrong(
                    "table requires "
                            + definitions.wording().value(target)
                            + " but source has "
                            + definitions.wording().value(source),
                    "every element of " + who + " must fit the table");
        }
    }

    /** The count is as wide as the narrower of both. */
    private void copy(ExternType.Limits target, ExternType.Limits source) throws ModuleException {
        var count = target.wide() && source.wide() ? NumberType.I64 : NumberType.I32;
        stack.pop(List.of(Definitions.address(target), Definitions.address(source), count));
    }

    private void effect(List<ValueType> takes, List<ValueType> gives) throws ModuleException {
        stack.pop(takes);
        stack.push(gives);
    }
}
