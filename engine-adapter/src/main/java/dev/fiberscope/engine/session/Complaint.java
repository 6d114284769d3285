package dev.fiberscope.engine.session;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a trap is about, as far as its wording tells. Specifications do not fix the wording, and the
 * scripts of each engine carry its own; so a script's message is compared with a trap's reason by
 * this alone, and one that tells nothing fits every trap.
 */
enum Complaint {
    UNREACHABLE("unreachable"),
    DIVISION("by zero"),
    OVERFLOW("integer overflow", "unrepresentable", "out of range", "float to int"),
    CONVERSION("invalid conversion", "unrepresentable", "out of range", "float to int"),
    BOUNDS("bounds", "undefined element", "out of range"),
    NULL("null", "uninitialized"),
    TYPE("type mismatch", "cast", "signature", "wrong type"),
    EXHAUSTION("exhaust", "stack overflow", "out of memory", "too large", "too deep", "limit"),
    CONSUMED("consumed", "already resumed", "already been"),
    UNHANDLED("unhandled", "no handler", "not handled", "uncaught");

    private final Pattern words;

    Complaint(String... words) {
        this.words =
                Pattern.compile(
                        Arrays.stream(words).map(Pattern::quote).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE);
    }

    /** All that {@code wording} may be about. */
    static Set<Complaint> of(String wording) {
        return Arrays.stream(values())
                .filter(each -> each.words.matcher(wording).find())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a trap with this reason may be the one that a script means by {@code message}. */
    static boolean fits(String message, String reason) {
        var meant = of(message);
        var came = of(reason);
        return meant.isEmpty() || came.isEmpty() || meant.stream().anyMatch(came::contains);
    }

    /** Whether the trap with this reason is about {@code this}. */
    boolean isAbout(String reason) {
        return of(reason).contains(this);
    }
}
