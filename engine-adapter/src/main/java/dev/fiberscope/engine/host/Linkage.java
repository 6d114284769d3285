package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.UnlinkableException;
import com.dylibso.chicory.wasm.WasmModule;
import dev.fiberscope.engine.machine.Extern;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.machine.Settings;
import dev.fiberscope.engine.machine.Values;
import dev.fiberscope.engine.wasm.ExternType;
import dev.fiberscope.engine.wasm.ModuleException;
import dev.fiberscope.engine.wasm.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between one Chicory instance and the instance of ours behind it. Chicory makes its own first,
 * with nothing in it; when it comes to call the skeleton's start function, all imports are known,
 * and ours is made.
 */
final class Linkage {
    private final ValidModule module;
    private final Machine machine;
    private final Answers answers;
    private final Runner runner;
    private final Window window = new Window();

    Linkage(ValidModule module, Settings settings) {
        this.module = module;
        machine = new Machine(settings);
        answers = new Answers(machine);
        runner = new Runner(machine, answers, Long.MAX_VALUE);
    }

    Instance.Builder builder(WasmModule skeleton) {
        return window.instance(skeleton, Entrance::new);
    }

    /** Chicory's machine, before and after our instance is there. */
    private final class Entrance implements com.dylibso.chicory.runtime.Machine, References.Behind {
        private final Instance chicory;
        private @Nullable ChicoryMachine opened;

        Entrance(Instance chicory) {
            this.chicory = chicory;
        }

        @Override
        public Machine behind() {
            return machine;
        }

        @Override
        public long[] call(int index, long[] arguments) {
            if (opened != null) {
                return opened.call(index, arguments);
            }
            if (index != Skeleton.start(module.module())) {
                throw new IllegalStateException("the instance is not initialized yet");
            }
            try {
                open();
            } catch (ModuleException refused) {
                throw new UnlinkableException(refused.sentence(), refused);
            }
            return new long[0];
        }

        private void open() throws ModuleException {
            var imports = linked(new Foreign(chicory));
            var made = machine.instantiate(module, imports);
            made.trap()
                    .ifPresent(trap -> {
                        throw new WasmTrap(trap);
                    });
            var addresses = new Addresses(machine, made.instance(), imports);
            window.open(machine, addresses::memory, addresses::global);
            // Before the start function runs, whose hosts may already call back.
            var entrance = new ChicoryMachine(machine, runner, addresses::function);
            opened = entrance;
            made.start().ifPresent(start -> entrance.run(start, Values.NONE));
        }

        /**
         * Chicory has put its import values into the order of the module's imports, and compared
         * their types.
         */
        private List<Extern> linked(Caller caller) {
            var externs = new ArrayList<Extern>();
            for (var each : module.module().imports()) {
                if (each.type() instanceof ExternType.Function(int type)) {
                    var extern =
                            machine.defineHostFunction(
                                    module, type, each.module() + "." + each.name());
                    var function = chicory.imports().function(externs.size());
                    var call = new ChicoryCall(function, module.module().functionType(type));
                    answers.add(extern.address(), call, caller);
                    externs.add(extern);
                }
            }
            return externs;
        }
    }

    /** Our instance, for hosts that get the program's own Chicory instance. */
    private final class Foreign implements Caller {
        private final Instance chicory;

        Foreign(Instance chicory) {
            this.chicory = chicory;
        }

        @Override
        public Machine machine() {
            return machine;
        }

        @Override
        public int instance() {
            return 0;
        }

        @Override
        public Driver driver() {
            return runner;
        }

        @Override
        public Instance chicory() {
            return chicory;
        }
    }
}
