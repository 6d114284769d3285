package dev.fiberscope.engine.model;

/**
 * The stacks that one continuation refers to, or that leave or arrive together. Those between are
 * parents of each other.
 *
 * @param bottom is attached to the resumer
 * @param top runs when the chain is resumed
 * @param size number of stacks, at least 1
 */
public record Chain(StackId bottom, StackId top, int size) {
    @Override
    public String toString() {
        return size == 1 ? top.toString() : bottom + ".." + top;
    }
}
