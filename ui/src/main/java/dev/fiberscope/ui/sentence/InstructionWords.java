package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.session.LoadedModule;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Immediate;
import dev.fiberscope.engine.wasm.Instruction;
import dev.fiberscope.engine.wasm.Module;
import dev.fiberscope.engine.wasm.Names;
import java.util.List;
import java.util.Optional;

/** An instruction as a sentence names it: its word, and the one name that says most: {@code suspend $yield}. */
public final class InstructionWords {
    private InstructionWords() {}

    /** Empty when {@code at} is in no module of {@code modules}, or in an imported function. */
    public static Optional<String> at(List<LoadedModule> modules, CodePoint at) {
        return modules.stream()
                .filter(each -> each.instance() == at.instance())
                .findFirst()
                .map(each -> each.module().module())
                .flatMap(module -> at(module, at));
    }

    private static Optional<String> at(Module module, CodePoint at) {
        int defined = at.function() - module.importCount(ExternType.Function.class);
        if (defined < 0 || defined >= module.functions().size()) {
            return Optional.empty();
        }
        var body = module.functions().get(defined).body().instructions();
        if (at.instruction() >= body.size()) {
            return Optional.empty();
        }
        return Optional.of(
                at.instruction() == body.size() - 1
                        ? "the end"
                        : words(module, at.function(), body.get(at.instruction())));
    }

    private static String words(Module module, int function, Instruction instruction) {
        var name = name(module.names(), function, instruction);
        return instruction.opcode().mnemonic() + (name.isEmpty() ? "" : " " + name);
    }

    private static String name(Names names, int function, Instruction instruction) {
        return switch (instruction.immediate()) {
            case Immediate.Index(int index) -> index(names, function, instruction, index);
            case Immediate.Indices(int first, _) -> first(names, instruction, first);
            case Immediate.I32(int value) -> Integer.toString(value);
            case Immediate.I64(long value) -> Long.toString(value);
            case Immediate.Resume(int type, _) -> names.shown(Names.Kind.TYPE, type);
            case Immediate.ResumeThrow(int type, _, _) -> names.shown(Names.Kind.TYPE, type);
            case Immediate.None _,
                    Immediate.F32 _,
                    Immediate.F64 _,
                    Immediate.V128 _,
                    Immediate.MemoryAccess _,
                    Immediate.MemoryLane _,
                    Immediate.Lane _,
                    Immediate.Shuffle _,
                    Immediate.Block _,
                    Immediate.Try _,
                    Immediate.BranchTable _,
                    Immediate.BranchCast _,
                    Immediate.Types _,
                    Immediate.Heap _,
                    Immediate.Reference _ -> "";
        };
    }

    private static String index(Names names, int function, Instruction instruction, int index) {
        return switch (instruction.opcode().immediateKind()) {
            case FUNCTION -> names.shown(Names.Kind.FUNCTION, index);
            case TYPE -> names.shown(Names.Kind.TYPE, index);
            case TAG -> names.shown(Names.Kind.TAG, index);
            case GLOBAL -> names.shown(Names.Kind.GLOBAL, index);
            case TABLE -> names.shown(Names.Kind.TABLE, index);
            case LOCAL -> names.local(function, index).map(name -> "$" + name).orElse(Integer.toString(index));
            default -> "";
        };
    }

    private static String first(Names names, Instruction instruction, int first) {
        return switch (instruction.opcode().immediateKind()) {
            case CALL_INDIRECT, TYPE_TYPE, TYPE_TAG, TYPE_FIELD -> names.shown(Names.Kind.TYPE, first);
            default -> "";
        };
    }
}
