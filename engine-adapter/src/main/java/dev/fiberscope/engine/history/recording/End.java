package dev.fiberscope.engine.history.recording;

/** The end of a recording that was closed: the step that the run had reached, and how it ended. */
public record End(long step, Ending ending) {}
