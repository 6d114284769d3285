package dev.fiberscope.engine.model;

/**
 * One tag at run time. Two instances of one module have two tags with equal names; {@code number}
 * tells them apart.
 *
 * @param name as people see it: {@code $yield}, or the index where the tag has no name
 */
public record TagId(int number, String name) {
    @Override
    public String toString() {
        return name;
    }
}
