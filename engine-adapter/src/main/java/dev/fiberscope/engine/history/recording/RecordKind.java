package dev.fiberscope.engine.history.recording;

import java.util.List;

/**
 * What a record in a frame tells; the place in this list is the first byte of the record. New kinds
 * come behind the others, with a new number of the format.
 */
enum RecordKind {
    ABOUT,
    TEXT_SOURCE,
    BINARY_SOURCE,
    TEXT_MODULE,
    BINARY_MODULE,
    MODULE_PROGRAM,
    SCRIPT_PROGRAM,
    HOST_FUNCTION_DEFINED,
    INSTANTIATED,
    ENTERED,
    HOST_CALLED,
    HOST_RETURNED,
    HOST_THREW,
    HOST_FAILED,
    MEMORY_WRITTEN,
    MEMORY_GROWN,
    GLOBAL_SET,
    EXCEPTION_MADE,
    REFERENCE_KEPT,
    REFERENCE_RELEASED,
    EDITED,
    COLLECTED,
    CHECKED,
    PRINTED,
    END;

    private static final List<RecordKind> ALL = List.of(values());

    static RecordKind read(Decoding in) throws RecordingException {
        return in.one(ALL, "kind of record");
    }

    void write(Encoding out) {
        out.one(ALL, this);
    }
}
