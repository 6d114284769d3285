package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.wasm.Bytes;
import dev.fiberscope.engine.wasm.Module;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many bytes a module asks for its stacks: an experiment of ours, in the custom section {@value
 * #SECTION}. Its content is a count and so many pairs of numbers, all unsigned LEB128 of 32 bits:
 * the index of a function in the module's function index space, and the bytes that a stack which
 * begins with it should have at first. A section that is anything else says nothing: custom
 * sections never make a module invalid. Specification 3.0, "Custom Section".
 */
public record StackHints(Map<Integer, Integer> bytes) {
    /** The section's name. */
    public static final String SECTION = "fiberscope.stacks";

    /** No more than this is taken from a module. */
    private static final int MOST = PolicySettings.MOST;

    public StackHints {
        bytes = Map.copyOf(bytes);
    }

    /** What stacks that begin with the function should have, if the module says it. */
    public Optional<Integer> of(int function) {
        return Optional.ofNullable(bytes.get(function));
    }

    /** What the module asks for. */
    public static StackHints of(Module module) {
        for (var section : module.customSections()) {
            if (section.name().equals(SECTION)) {
                return new Numbers(section.content()).hints();
            }
        }
        return new StackHints(Map.of());
    }

    /** A module's wish as the content of the section. */
    public Bytes content() {
        var content = new ByteArrayOutputStream();
        write(content, bytes.size());
        bytes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> {
                    write(content, each.getKey());
                    write(content, each.getValue());
                });
        return Bytes.of(content.toByteArray());
    }

    private static void write(ByteArrayOutputStream content, int number) {
        int rest = number;
        while (rest >>> 7 != 0) {
            content.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        content.write(rest);
    }

    /** Reads numbers from a content that may be anything. */
    private static final class Numbers {
        private final Bytes content;
        private int at;
        private boolean broken;

        Numbers(Bytes content) {
            this.content = content;
        }

        StackHints hints() {
            var found = new HashMap<Integer, Integer>();
            long count = next();
            for (long i = 0; i < count && !broken; i++) {
                long function = next();
                long wanted = next();
                if (function <= Integer.MAX_VALUE) {
                    found.put((int) function, (int) Math.min(wanted, MOST));
                }
            }
            return new StackHints(broken || at != content.size() ? Map.of() : found);
        }

        private long next() {
            long number = 0;
            for (int shift = 0; shift < 35; shift += 7) {
                if (at == content.size()) {
                    break;
                }
                int octet = content.at(at++) & 0xff;
                number |= (long) (octet & 0x7f) << shift;
                if (octet < 0x80) {
                    broken |= number > 0xffff_ffffL;
                    return number;
                }
            }
            broken = true;
            return 0;
        }
    }
}
