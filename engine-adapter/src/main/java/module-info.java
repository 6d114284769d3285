/**
 * The steppable engine: WebAssembly modules in, stacks and time out. Usable alone by any program
 * that embeds Chicory.
 *
 * <p>Exports what a debugger or an embedder reads. The order in which the packages may know each
 * other is held by tests.
 */
module dev.fiberscope.engine {
    requires transitive com.dylibso.chicory.runtime;
    requires transitive com.dylibso.chicory.wasi;
    requires transitive com.dylibso.chicory.wasm;
    requires static transitive org.jspecify;

    exports dev.fiberscope.engine.analysis;
    exports dev.fiberscope.engine.event;
    exports dev.fiberscope.engine.history;
    exports dev.fiberscope.engine.history.recording;
    exports dev.fiberscope.engine.host;
    exports dev.fiberscope.engine.machine;
    exports dev.fiberscope.engine.model;
    exports dev.fiberscope.engine.session;
    exports dev.fiberscope.engine.stackmemory;
    exports dev.fiberscope.engine.wasm;
    exports dev.fiberscope.engine.wasm.binary;
    exports dev.fiberscope.engine.wasm.script;
    exports dev.fiberscope.engine.wasm.text;
    exports dev.fiberscope.engine.wasm.valid;
}
