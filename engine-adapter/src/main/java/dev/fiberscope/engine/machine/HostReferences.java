package dev.fiberscope.engine.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * The references that hosts hold: roots for the collector. Those that a host function was given, as
 * arguments and by what it called back, are its own until it has answered; then they are let go
 * together. What a host keeps, and what it got outside of any call, stays until it is released.
 *
 * <p>Rows only grow, and are cleared behind their count: so each call costs no more than it brings.
 */
final class HostReferences {
    /** No host function: the host called an export by itself. */
    static final int NOBODY = -1;

    private static final int KEPT_WORDS = 2;

    /** A host function that has not answered; what it holds begins at {@code from}. */
    private record Call(int function, int from) {}

    /** Is told a reference, and the host function that got it, or {@link #NOBODY}. */
    interface Visitor {
        void visit(long reference, int function);
    }

    private final List<Call> calls;
    private final ChunkedLongs given;
    private final ChunkedLongs kept;
    private int givenCount;
    private int keptCount;

    HostReferences() {
        this(new ArrayList<>(), new ChunkedLongs(), new ChunkedLongs());
    }

    private HostReferences(List<Call> calls, ChunkedLongs given, ChunkedLongs kept) {
        this.calls = calls;
        this.given = given;
        this.kept = kept;
    }

    HostReferences fork() {
        var copy = new HostReferences(new ArrayList<>(calls), given.fork(), kept.fork());
        copy.givenCount = givenCount;
        copy.keptCount = keptCount;
        return copy;
    }

    /** Host function {@code function} is called. */
    void called(int function) {
        calls.add(new Call(function, givenCount));
    }

    /** The innermost host function that was called has answered. */
    void answered() {
        int from = calls.removeLast().from();
        while (givenCount > from) {
            given.set(--givenCount, Reference.NULL);
        }
    }

    /** A host sees {@code reference}, which is not null. */
    void give(long reference) {
        if (calls.isEmpty()) {
            keep(reference);
            return;
        }
        if (givenCount == given.size()) {
            given.grow(1, reference);
        } else {
            given.set(givenCount, reference);
        }
        givenCount++;
    }

    /** It stays until it is released as often as it was kept. */
    void keep(long reference) {
        if (keptCount * KEPT_WORDS == kept.size()) {
            kept.grow(KEPT_WORDS, 0);
        }
        int function = calls.isEmpty() ? NOBODY : calls.getLast().function();
        kept.set(keptCount * KEPT_WORDS, reference);
        kept.set(keptCount * KEPT_WORDS + 1, function);
        keptCount++;
    }

    /**
     * Gives up one that was kept, the latest first; if none was, one that a host function was given
     * which has not answered. False when no host holds it.
     */
    boolean release(long reference) {
        for (int i = keptCount - 1; i >= 0; i--) {
            if (kept.at(i * KEPT_WORDS) == reference) {
                int last = --keptCount;
                for (int word = 0; word < KEPT_WORDS; word++) {
                    kept.set(i * KEPT_WORDS + word, kept.at(last * KEPT_WORDS + word));
                    kept.set(last * KEPT_WORDS + word, 0);
                }
                return true;
            }
        }
        for (int i = givenCount - 1; i >= 0; i--) {
            if (given.at(i) == reference) {
                given.set(i, Reference.NULL);
                int from = calls.getLast().from();
                while (givenCount > from && given.at(givenCount - 1) == Reference.NULL) {
                    givenCount--;
                }
                return true;
            }
        }
        return false;
    }

    /** Each as often as hosts hold it. */
    void each(Visitor visitor) {
        for (int i = 0; i < keptCount; i++) {
            visitor.visit(kept.at(i * KEPT_WORDS), (int) kept.at(i * KEPT_WORDS + 1));
        }
        for (int call = 0; call < calls.size(); call++) {
            int end = call + 1 < calls.size() ? calls.get(call + 1).from() : givenCount;
            for (int i = calls.get(call).from(); i < end; i++) {
                if (given.at(i) != Reference.NULL) {
                    visitor.visit(given.at(i), calls.get(call).function());
                }
            }
        }
    }

    /** How many are held. */
    int size() {
        int size = keptCount;
        for (int i = 0; i < givenCount; i++) {
            size += given.at(i) == Reference.NULL ? 0 : 1;
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostReferences held
                && calls.equals(held.calls)
                && givenCount == held.givenCount
                && keptCount == held.keptCount
                && same(given, held.given, givenCount)
                && same(kept, held.kept, keptCount * KEPT_WORDS);
    }

    private static boolean same(ChunkedLongs one, ChunkedLongs other, int count) {
        for (int i = 0; i < count; i++) {
            if (one.at(i) != other.at(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return givenCount * 31 + keptCount;
    }
}
