package dev.fiberscope.engine.stackmemory;

/**
 * The bytes of a frame on the simulated target, a multiple of 16 in all. From high to low
 * addresses:
 *
 * @param arguments arguments that no register holds, put there by the caller
 * @param results room for results that no register holds, made by the caller
 * @param header return address, saved frame pointer, kind of frame, instance
 * @param body locals and operands that live in memory
 */
public record FrameSize(int arguments, int results, int header, int body) {
    /** All together. */
    public int bytes() {
        return arguments + results + header + body;
    }

    /**
     * What lies there before the callee begins, and has to move with it where a check at its entry
     * finds no room.
     */
    public int entering() {
        return arguments + results + header;
    }
}
