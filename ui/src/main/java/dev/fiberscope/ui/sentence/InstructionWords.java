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

/**
 * An instruction as a sentence names it: its word, and the one name that says most: {@code suspend
 * $yield}.
 */
public final class InstructionWords {
    private InstructionWords() {}

    /** Empty when {@code at} is in no module of {@code modules}, or in an imported function. */
    public static Optional<String> at(List<LoadedModule> modules, CodePoint at) {
        return module(modules, at)
                .flatMap(module ->
                        body(module, at)
                                .map(body ->
                                        isEnd(body, at)
                                                ? "the end"
                                                : words(
                                                        module,
                                                        at.function(),
                                                        body.get(at.instruction()))));
    }

    /**
     * The word alone, but for {@code suspend}, {@code switch} and {@code throw}, which name their
     * tag.
     */
    public static Optional<String> brief(List<LoadedModule> modules, CodePoint at) {
        return module(modules, at)
                .flatMap(module ->
                        body(module, at)
                                .map(body ->
                                        isEnd(body, at)
                                                ? "end"
                                                : brief(
                                                        module,
                                                        at.function(),
                                                        body.get(at.instruction()))));
    }

    private static String brief(Module module, int function, Instruction instruction) {
        return switch (instruction.opcode()) {
            case SUSPEND, THROW -> words(module, function, instruction);
            case SWITCH ->
                    instruction.immediate() instanceof Immediate.Indices(_, int tag)
                            ? "switch " + module.names().shown(Names.Kind.TAG, tag)
                            : "switch";
            default -> instruction.opcode().mnemonic();
        };
    }

    private static Optional<Module> module(List<LoadedModule> modules, CodePoint at) {
        return modules.stream()
                .filter(each -> each.instance() == at.instance())
                .findFirst()
                .map(each -> each.module().module());
    }

    /** The function's instructions, if {@code at} is one of them. */
    private static Optional<List<Instruction>> body(Module module, CodePoint at) {
        int defined = at.function() - module.importCount(ExternType.Function.class);
        return Optional.of(defined)
                .filter(index -> index >= 0 && index < module.functions().size())
                .map(index -> module.functions().get(index).body().instructions())
                .filter(body -> at.instruction() < body.size());
    }

    private static boolean isEnd(List<Instruction> body, CodePoint at) {
        return at.instruction() == body.size() - 1;
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
                    Immediate.Reference _ ->
                    "";
        };
    }

    private static String index(Names names, int function, Instruction instruction, int index) {
        return switch (instruction.opcode().immediateKind()) {
            case FUNCTION -> names.shown(Names.Kind.FUNCTION, index);
            case TYPE -> names.shown(Names.Kind.TYPE, index);
            case TAG -> names.shown(Names.Kind.TAG, index);
            case GLOBAL -> names.shown(Names.Kind.GLOBAL, index);
            case TABLE -> names.shown(Names.Kind.TABLE, index);
            case LOCAL ->
                    names.local(function, index)
                            .map(name -> "$" + name)
                            .orElse(Integer.toString(index));
            default -> "";
        };
    }

    private static String first(Names names, Instruction instruction, int first) {
        return switch (instruction.opcode().immediateKind()) {
            case CALL_INDIRECT, TYPE_TYPE, TYPE_TAG, TYPE_FIELD ->
                    names.shown(Names.Kind.TYPE, first);
            default -> "";
        };
    }
}
