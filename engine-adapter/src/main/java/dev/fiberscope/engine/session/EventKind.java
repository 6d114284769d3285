package dev.fiberscope.engine.session;

import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.wasm.Opcode;
import java.util.Set;

/** What can happen to stacks that a session may stop after. */
public enum EventKind {
    /** {@code suspend}; has a tag. */
    SUSPENDED(true, true),
    /** {@code switch}; has a tag. */
    SWITCHED(true, true),
    /** {@code resume}, {@code resume_throw}, {@code resume_throw_ref}. */
    RESUMED(false, true),
    /** {@code cont.new}. */
    MADE(false, false),
    /** A stack returned from its function, or an exception left it. */
    ENDED(false, true),
    /** An exception was thrown, or thrown again; has a tag. */
    THROWN(true, false),
    /** A call did not fit into its stack's memory. */
    OVERFLOWED(false, false),
    /** Frames moved: at an overflow, or with the stack where it leaves and comes back. */
    MIGRATED(false, true);

    private final boolean tagged;
    private final boolean switching;

    EventKind(boolean tagged, boolean switching) {
        this.tagged = tagged;
        this.switching = switching;
    }

    /** Its events have a tag, by which they can be chosen. */
    public boolean tagged() {
        return tagged;
    }

    /** The events that are meant. */
    Set<EventType> types() {
        return switch (this) {
            case SUSPENDED -> Set.of(EventType.SUSPENDED);
            case SWITCHED -> Set.of(EventType.SWITCHED);
            case RESUMED -> Set.of(EventType.RESUMED, EventType.RESUMED_THROWING);
            case MADE -> Set.of(EventType.CONTINUATION_CREATED);
            case ENDED -> Set.of(EventType.RETURNED, EventType.THREW, EventType.ACTIVATION_ENDED);
            case THROWN -> Set.of(EventType.THROWN);
            case OVERFLOWED -> Set.of(EventType.OVERFLOWED);
            case MIGRATED -> Set.of(EventType.FRAMES_MIGRATED);
        };
    }

    /** Another stack may run behind such an event. */
    boolean switching() {
        return switching;
    }

    /**
     * Instructions that may make such an event while the same stack goes on running: what a fresh
     * stack throws as it begins comes straight back.
     */
    Set<Opcode> quiet() {
        return switch (this) {
            case SUSPENDED, SWITCHED -> Set.of();
            case RESUMED, ENDED -> Set.of(Opcode.RESUME_THROW, Opcode.RESUME_THROW_REF);
            case MADE -> Set.of(Opcode.CONT_NEW);
            case OVERFLOWED, MIGRATED ->
                    Set.of(
                            Opcode.CALL,
                            Opcode.CALL_INDIRECT,
                            Opcode.CALL_REF,
                            Opcode.RETURN_CALL,
                            Opcode.RETURN_CALL_INDIRECT,
                            Opcode.RETURN_CALL_REF);
            case THROWN ->
                    Set.of(
                            Opcode.THROW,
                            Opcode.THROW_REF,
                            Opcode.RESUME_THROW,
                            Opcode.RESUME_THROW_REF);
        };
    }
}
