package dev.fiberscope.engine.host;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionSection;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.GlobalSection;
import com.dylibso.chicory.wasm.types.ImportSection;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.Memory;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.StartSection;
import com.dylibso.chicory.wasm.types.TypeSection;
import dev.fiberscope.engine.wasm.CompositeType;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.Module;
import java.util.List;

/**
 * A module in the shape that Chicory takes: the index spaces of functions, memories and globals,
 * and their exports. Bodies are {@code unreachable}, because our machine runs the real ones;
 * segments are missing, because it writes them. Tables and tags are left out with their exports:
 * Chicory's could not show what is in ours.
 */
final class Skeleton {
    private final Module module;

    private Skeleton(Module module) {
        this.module = module;
    }

    /** With all that is imported as its own definition, so that Chicory has nothing to link. */
    static WasmModule closed(Module module) {
        var skeleton = new Skeleton(module);
        return skeleton.common(skeleton.functions(module.functionTypes())).build();
    }

    /**
     * With imported functions, for Chicory to link, and a start function behind all others, {@link
     * #start}. The module must import functions only.
     */
    static WasmModule linked(Module module) {
        var skeleton = new Skeleton(module);
        var imports = ImportSection.builder();
        for (var each : module.imports()) {
            if (each.type() instanceof ExternType.Function(int type)) {
                imports.addImport(new FunctionImport(each.module(), each.name(), type));
            }
        }
        var own = module.functions().stream().map(Module.Function::type).toList();
        return skeleton.common(skeleton.functions(own).withStart())
                .setImportSection(imports.build())
                .setStartSection(StartSection.builder().setStartIndex(start(module)).build())
                .build();
    }

    /** Index of the start function of a linked skeleton. */
    static int start(Module module) {
        return module.functionTypes().size();
    }

    private WasmModule.Builder common(Functions functions) {
        return WasmModule.builder()
                .withValidation(false)
                .setTypeSection(types())
                .setFunctionSection(functions.indices.build())
                .setCodeSection(functions.bodies.build())
                .setMemorySection(memories())
                .setGlobalSection(globals())
                .setExportSection(exports());
    }

    private final class Functions {
        final FunctionSection.Builder indices = FunctionSection.builder();
        final CodeSection.Builder bodies = CodeSection.builder();

        void add(int type) {
            indices.addFunctionType(type);
            bodies.addFunctionBody(new FunctionBody(List.of(), List.of(unreachable())));
        }

        Functions withStart() {
            add(module.types().size());
            return this;
        }
    }

    private Functions functions(List<Integer> types) {
        var functions = new Functions();
        types.forEach(functions::add);
        return functions;
    }

    /**
     * The module's types at their indices, what is no function type as an empty one, and the start
     * function's type.
     */
    private TypeSection types() {
        var types = TypeSection.builder();
        for (var each : module.types()) {
            types.addFunctionType(
                    each.composite() instanceof CompositeType.FunctionType function
                            ? Lowering.function(function)
                            : FunctionType.empty());
        }
        return types.addFunctionType(FunctionType.empty()).build();
    }

    private MemorySection memories() {
        var memories = MemorySection.builder();
        for (var each : module.memoryTypes()) {
            var limits = each.limits();
            int minimum = pages(limits.minimum());
            int maximum =
                    limits.maximum().isPresent()
                            ? pages(limits.maximum().getAsLong())
                            : MemoryLimits.MAX_PAGES;
            memories.addMemory(new Memory(new MemoryLimits(minimum, maximum)));
        }
        return memories.build();
    }

    private static int pages(long unsigned) {
        return unsigned < 0 || unsigned > MemoryLimits.MAX_PAGES
                ? MemoryLimits.MAX_PAGES
                : (int) unsigned;
    }

    /** Initial values are the machine's; these are never seen. */
    private GlobalSection globals() {
        var globals = GlobalSection.builder();
        for (var each : module.globalTypes()) {
            globals.addGlobal(
                    new Global(
                            Lowering.value(each.type()),
                            each.mutable() ? MutabilityType.Var : MutabilityType.Const,
                            List.of(new Instruction(0, OpCode.I32_CONST, new long[] {0}))));
        }
        return globals.build();
    }

    private ExportSection exports() {
        var exports = ExportSection.builder();
        for (var each : module.exports()) {
            switch (each.kind()) {
                case FUNCTION ->
                        exports.addExport(
                                new Export(each.name(), each.index(), ExternalType.FUNCTION));
                case MEMORY ->
                        exports.addExport(
                                new Export(each.name(), each.index(), ExternalType.MEMORY));
                case GLOBAL ->
                        exports.addExport(
                                new Export(each.name(), each.index(), ExternalType.GLOBAL));
                case TABLE, TAG -> {}
            }
        }
        return exports.build();
    }

    private static AnnotatedInstruction unreachable() {
        return AnnotatedInstruction.builder()
                .from(new Instruction(0, OpCode.UNREACHABLE, Instruction.EMPTY_OPERANDS))
                .build();
    }
}
