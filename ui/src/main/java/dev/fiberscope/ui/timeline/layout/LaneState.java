package dev.fiberscope.ui.timeline.layout;

/** What a stack does in a part of its lane, or how it ended. */
public enum LaneState {
    FRESH("fresh"),
    RUNNING("running"),
    IN_HOST("in host"),
    WAITING("waiting"),
    /** Waiting inside a suspended chain. */
    WAITING_ASIDE("waiting"),
    SUSPENDED("suspended"),
    /** Nobody can ever resume it. Not an event: who looks for it has to say so. */
    FORGOTTEN("forgotten"),
    RETURNED("returned"),
    THREW("threw"),
    TRAPPED("trapped"),
    COLLECTED("collected");

    private final String word;

    LaneState(String word) {
        this.word = word;
    }

    /** The word that people see. */
    public String word() {
        return word;
    }

    /** True when nothing comes behind it: it is a mark, and no span. */
    public boolean over() {
        return compareTo(RETURNED) >= 0;
    }

    /** True when a continuation holds it. */
    boolean held() {
        return this == FRESH || this == SUSPENDED || this == WAITING_ASIDE;
    }
}
