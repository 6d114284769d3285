package dev.fiberscope.engine.session;

import dev.fiberscope.engine.history.Written;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.Optional;

/**
 * Sentences about who writes a place.
 *
 * @param name as people say it: {@code global $x}
 * @param machine for the names of its functions
 */
record WriteWords(Storage storage, String name, Machine machine) {
    String sentence(Written written) {
        return begun() + verb(written) + ".";
    }

    /** The instruction at {@code at}, which is next, writes. */
    String now(CodePoint at) {
        return begun() + verb(opcode(machine, at)) + ".";
    }

    /** A host or a person has written. */
    String past(Written written) {
        return begun()
                + switch (written) {
                    case Written.ByHost(_, int function) ->
                            was() + "written by " + host(Optional.of(function));
                    case Written.Outside(_, var function) -> was() + "written by " + host(function);
                    case Written.ByHand _ -> was() + "changed by hand";
                    case Written.ByInstruction _,
                            Written.ByModule _,
                            Written.Ended _,
                            Written.ByEntering _,
                            Written.ByArrival _ ->
                            was() + "written";
                }
                + ", right before this step.";
    }

    private String host(Optional<Integer> function) {
        return function.map(it -> "the host function " + machine.functionName(it))
                .orElse("the host");
    }

    private boolean several() {
        return storage instanceof Storage.Bytes bytes && bytes.count() > 1;
    }

    private String is() {
        return several() ? " are " : " is ";
    }

    private String was() {
        return several() ? " were " : " was ";
    }

    private String begun() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private String verb(Written written) {
        return switch (written) {
            case Written.ByInstruction(_, var at) -> verb(opcode(machine, at));
            case Written.ByHost(_, int function) ->
                    is() + "written by " + host(Optional.of(function)) + ", which is called here";
            case Written.Outside(_, var function) ->
                    is() + "written by " + host(function) + ", behind this instruction";
            case Written.ByHand _ -> was() + "changed by hand, behind this instruction";
            case Written.ByModule _ ->
                    is() + "written by a module that is instantiated behind this instruction";
            case Written.Ended _ -> is() + "not written any more: its frame ends here";
            case Written.ByEntering _ -> " has its first value here, where the host has called";
            case Written.ByArrival _ -> " arrives at a label with what happens here";
        };
    }

    private String verb(Opcode opcode) {
        String word = opcode.mnemonic();
        boolean sets = opcode == Opcode.LOCAL_SET || opcode == Opcode.LOCAL_TEE;
        return switch (storage) {
            case Storage.Local _ when !sets -> " begins here: " + word + " makes its frame";
            case Storage.Field _ when word.contains(".new") ->
                    " begins here: " + word + " makes the object";
            case Storage.Local _,
                    Storage.Operand _,
                    Storage.GlobalCell _,
                    Storage.Bytes _,
                    Storage.TableSlot _,
                    Storage.Field _ ->
                    is() + "written here by " + word;
        };
    }

    private static Opcode opcode(Machine machine, CodePoint at) {
        var module = machine.module(at.instance()).module();
        int imported = module.functionTypes().size() - module.functions().size();
        return module.functions()
                .get(at.function() - imported)
                .body()
                .instructions()
                .get(at.instruction())
                .opcode();
    }

    /** Where the frame that had it is gone. */
    String over() {
        return begun() + was() + "not written any more: its frame is over.";
    }

    /** Where the run cannot go on, and nothing is found behind the present step. */
    String noMore() {
        return begun() + is() + "not written again before the end of what is recorded.";
    }

    /** Where nothing is found before the present step. */
    String never() {
        return begun()
                + was()
                + "never written before this step: "
                + (several() ? "they have their first values." : "it has its first value.");
    }
}
