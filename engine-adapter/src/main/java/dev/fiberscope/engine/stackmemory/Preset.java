package dev.fiberscope.engine.stackmemory;

import java.util.List;
import java.util.Optional;

/**
 * A named policy with the numbers of a real system, and its name for people.
 *
 * @param text a policy's name and settings, as {@link PolicyReader} reads them
 * @param source where the numbers are from
 */
public record Preset(String name, String title, String text, String source) {
    /** The systems, in the order in which they are shown. */
    public static final List<Preset> SYSTEMS =
            List.of(
                    new Preset(
                            "v8-fixed",
                            "V8, fixed",
                            "fixed,first=984K,redzone=40K,guard=8K,host=central,pool=4M,main=984K",
                            "V8, src/wasm/stacks.cc: 984 KB with a margin of 40 KB, a pool of 4 MB; measured: 15,103 frames of 64"
                                    + " bytes, 0.97 MB of addresses a stack; the guard is chosen to come near that"),
                    new Preset(
                            "v8-growable",
                            "V8, growable",
                            "segmented,first=24K,growth=double,limit=984K,redzone=20K,guard=8K,moved=callee,kept=on,"
                                    + "host=central,pool=4M,main=984K",
                            "V8, src/wasm/stacks.cc, StackMemory::Grow: twice the size, a margin of 20 KB, at most 984 KB; measured:"
                                    + " 13,818 frames of 64 bytes, 31.5 KB of addresses a stack; first size and guard are chosen to"
                                    + " come near that"),
                    new Preset(
                            "jspi",
                            "JSPI in V8",
                            "fixed,first=984K,redzone=40K,guard=8K,host=central,pool=500M,main=984K",
                            "as V8, fixed; --wasm-stack-pool-capacity-mb of newer builds"),
                    new Preset(
                            "spidermonkey",
                            "SpiderMonkey",
                            "fixed,first=1056K,redzone=32K,guard=12K,host=central,main=1M",
                            "js/src/wasm/WasmStacks.cpp: red zone 32 KB, two guard pages and one for the header; the size is a"
                                    + " preference from 16 KB to 10 MB, and 1 MB is our choice"),
                    new Preset(
                            "wasmtime",
                            "Wasmtime",
                            "fixed,first=2M,redzone=1536K,guard=4K,host=segment,hostframe=8K,freed=end,main=2M",
                            "vm/stack_switching/stack/unix.rs: 2 MiB, of them 512 KiB for Wasm, given back with the store; the"
                                    + " size of host frames and that of the main stack are our choice"),
                    new Preset(
                            "wizard",
                            "Wizard",
                            "fixed,first=512K,redzone=4K,guard=4K,host=segment,hostframe=2K,main=0",
                            "X86_64Stack.v3: 512 KiB, 4 KiB between values and frames; values and frames are one here, and that"
                                    + " host frames lie there and what they need is our choice"),
                    new Preset(
                            "ocaml",
                            "OCaml 5",
                            "copying,first=512,growth=double,limit=1G,redzone=256,memory=heap,host=central,pool=1M,main=0",
                            "runtime/fiber.c: 64 words with a red zone of 32, at most 128 Mi words; the cache of five sizes is a"
                                    + " pool of 1 MB here, our choice"),
                    new Preset(
                            "go",
                            "Go",
                            "copying,first=2K,growth=double,limit=1000000000,redzone=928,memory=heap,host=central,pool=32K,"
                                    + "main=0",
                            "runtime/stack.go: 2,048 bytes, a guard of 928, at most 1 GB; runtime/malloc.go: a cache of 32 KB for"
                                    + " each size and processor, here for all; that it halves stacks at a collection is left out"),
                    new Preset(
                            "java",
                            "Java virtual threads",
                            "copy-out,limit=1M,redzone=80K,host=segment,hostframe=16K",
                            "hotspot/cpu/x86/globals_x86.hpp: 20 shadow pages for native code on Linux; an area of 1 MB and the size"
                                    + " of host frames are our choice; all frames are copied back at once here, and a few at a time"
                                    + " there"),
                    new Preset(
                            "erlang",
                            "Erlang-like",
                            "copying,first=1864,growth=fibonacci,limit=1G,memory=heap,host=central,hints=on,main=0",
                            "BEAM: 233 words, then steps like Fibonacci's, and a fifth more from a million words on, which is"
                                    + " our choice; the limit too; the process"
                                    + " says how much it wants at its start; no heap lies opposite the stack here"));

    /** The policies by themselves, with round numbers. */
    public static final List<Preset> POLICIES =
            List.of(
                    new Preset("fixed", "One segment", "fixed", "round numbers"),
                    new Preset("segmented", "Linked segments", "segmented", "round numbers"),
                    new Preset("copying", "One segment that moves", "copying", "round numbers"),
                    new Preset(
                            "reserved",
                            "A large reservation",
                            "reserved",
                            "libmprompt: 8 MiB reserved, 4 KiB committed"),
                    new Preset("copy-out", "Frames copied out", "copy-out", "round numbers"));

    /** What they stand for. */
    public PolicySettings settings() {
        return switch (PolicyReader.read(name)) {
            case Reading.Chosen(var chosen) -> chosen.orElseThrow();
            case Reading.Refused(var sentence) ->
                    throw new AssertionError("unreachable: preset " + name + ": " + sentence);
        };
    }

    /** The preset of that name. */
    public static Optional<Preset> named(String name) {
        for (var all : List.of(SYSTEMS, POLICIES)) {
            for (var each : all) {
                if (each.name.equals(name)) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }
}
