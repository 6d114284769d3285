package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.stackmemory.PolicySettings;
import java.util.Optional;

/**
 * Limits and choices that are part of a run: two machines with equal settings, modules and log go
 * the same way.
 *
 * @param stacks most stacks that exist at a time
 * @param frames most frames on all stacks of the running chain together, those of the chains that
 *     wait for hosts below it included
 * @param pages most pages (65,536 bytes) of one memory
 * @param objects most exceptions; most structs and arrays, and most slots in all of them together;
 *     most slots of a table
 * @param collection when the collector runs
 * @param memory where frames live on a simulated target; empty where that is of no interest, which
 *     costs the least
 */
public record Settings(
        int stacks,
        int frames,
        long pages,
        int objects,
        Collection collection,
        Optional<PolicySettings> memory) {
    /** Simulates no stack memory. */
    public Settings(int stacks, int frames, long pages, int objects, Collection collection) {
        this(stacks, frames, pages, objects, collection, Optional.empty());
    }

    /** The same with this stack memory, or none. */
    public Settings with(Optional<PolicySettings> otherMemory) {
        return new Settings(stacks, frames, pages, objects, collection, otherMemory);
    }

    /** The same with another schedule of the collector. */
    public Settings with(Collection otherCollection) {
        return new Settings(stacks, frames, pages, objects, otherCollection, memory);
    }

    /** When unreachable objects are freed. */
    public enum Collection {
        /** Never: what V8 does with stacks that were dropped. */
        NEVER,
        /**
         * When as many objects were made as were alive after the last collection, and at least
         * 10,000.
         */
        WHEN_NEEDED,
        /** Before every instruction that makes an object: to find faults. */
        AT_EVERY_ALLOCATION
    }

    public static final Settings DEBUGGING =
            new Settings(2_000_000, 20_000, 65_536, 20_000_000, Collection.NEVER);
    public static final Settings RUNNING =
            new Settings(2_000_000, 20_000, 65_536, 20_000_000, Collection.WHEN_NEEDED);
}
