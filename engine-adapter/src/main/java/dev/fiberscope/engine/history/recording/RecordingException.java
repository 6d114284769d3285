package dev.fiberscope.engine.history.recording;

/** A file that cannot be taken as a recording: why, in one sentence, and where. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Fault {
        /** It is no recording. */
        FOREIGN,
        /** Its format has a number that this reader does not know. */
        NEWER,
        /** Its end is missing. */
        CUT,
        /** It is not what was written. */
        DAMAGED
    }

    private final String file;
    private final Fault fault;
    private final long position;

    RecordingException(String file, Fault fault, String sentence, long position) {
        super(sentence);
        this.file = file;
        this.fault = fault;
        this.position = position;
    }

    /** A file name, or what stands for one. */
    public String file() {
        return file;
    }

    /** The sentence, with the position, without the file. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Fault fault() {
        return fault;
    }

    /** The byte of the file where it is seen, from 0. */
    public long position() {
        return position;
    }
}
