package dev.fiberscope.app.command;

import dev.fiberscope.app.json.Json;
import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.analysis.LeakGroup;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Leaks;
import dev.fiberscope.engine.analysis.Retention;
import dev.fiberscope.engine.analysis.Story;
import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.StackId;
import java.util.Optional;

/**
 * Leaks with one verdict that were made at one place and wait at one place.
 *
 * @param known as many were there already, as a baseline says
 * @param first the bottom stack of the first of them
 * @param entry the function that they begin with
 * @param made the {@code cont.new}, if it is known
 * @param suspended empty where they are fresh
 * @param handled the {@code resume} whose clause took the first of them when it suspended: code
 *     behind that clause was to resume it
 * @param holder who held the first of them last; empty where nobody looked
 * @param bytes of their stacks
 * @param retained bytes of these and of what only they keep
 */
record LeakLine(
        LeakVerdict verdict,
        int count,
        int known,
        StackId first,
        String entry,
        Optional<LeakSite> made,
        Optional<LeakSite> suspended,
        Optional<LeakSite> handled,
        Optional<LeakHolder> holder,
        long bytes,
        long retained) {
    /**
     * What stays the same when lines are added to a file: by this a baseline finds its leaks again.
     * Functions, and not positions; empty where there is none.
     */
    record Key(String verdict, String entry, String made, String suspended) {}

    /** {@code group} is one by sites. */
    static LeakLine of(Machine machine, Leaks leaks, Retention retention, LeakGroup group) {
        var key = group.key();
        var handled =
                leaks.leak(group.members().getFirst(), retention)
                        .flatMap(Leak::suspended)
                        .flatMap(Story.Suspension::prompt)
                        .map(prompt -> LeakSite.of(machine, prompt.at()));
        return new LeakLine(
                key.verdict(),
                group.count(),
                0,
                group.first(),
                key.entry().orElse(""),
                key.created().map(at -> LeakSite.of(machine, at)),
                key.stack().stream().findFirst().map(at -> LeakSite.of(machine, at)),
                handled,
                Optional.empty(),
                group.bytes(),
                group.retained());
    }

    LeakLine knowing(int known) {
        return new LeakLine(
                verdict, count, known, first, entry, made, suspended, handled, holder, bytes,
                retained);
    }

    LeakLine heldBy(LeakHolder last) {
        return new LeakLine(
                verdict,
                count,
                known,
                first,
                entry,
                made,
                suspended,
                handled,
                Optional.of(last),
                bytes,
                retained);
    }

    Key key() {
        return new Key(
                verdict.option(),
                entry,
                made.map(LeakSite::function).orElse(""),
                suspended.map(LeakSite::function).orElse(""));
    }

    /** How many are not known already. */
    int added() {
        return count - known;
    }

    /**
     * {@code position: verdict: sentence}, and a line for the holder if he is known; {@code file}
     * stands for a position where there is none.
     */
    String text(String file, boolean compared) {
        var at = made.or(() -> suspended).map(LeakSite::position).orElse(file);
        boolean one = count == 1;
        return at
                + ": "
                + verdict.word()
                + ": "
                + count
                + (one ? " continuation" : " continuations")
                + (compared ? " (" + added() + " new)" : "")
                + " of "
                + entry
                + " ("
                + first
                + (one ? ")" : " and " + (count - 1) + " more)")
                + at(", suspended in ", suspended)
                + at(", handled in ", handled)
                + (suspended.isPresent() ? "," : "")
                + " "
                + complaint(one)
                + "; "
                + bytes
                + (bytes == 1 ? " byte, " : " bytes, ")
                + retained
                + " with what only "
                + (one ? "it keeps" : "they keep")
                + holder.map(each -> "\n" + each.text()).orElse("");
    }

    private static String at(String words, Optional<LeakSite> site) {
        return site.map(each -> words + each.function() + " at " + each.position()).orElse("");
    }

    private String complaint(boolean one) {
        return switch (verdict) {
            case CYCLE ->
                    one
                            ? "is held by a cycle that it is in, and by nothing else"
                            : "are held by cycles that they are in, and by nothing else";
            case NEVER_STARTED ->
                    (one ? "was" : "were")
                            + " never resumed, and nobody holds "
                            + (one ? "it" : "them");
            case FORGOTTEN -> "can never be resumed";
            case STRANDED -> (one ? "is" : "are") + " held by hosts for what can no longer happen";
            case STALE -> (one ? "has" : "have") + " not run for long";
        };
    }

    Json json() {
        var fields =
                Json.fields()
                        .with("verdict", verdict.option())
                        .with("count", count)
                        .with("new", added())
                        .with("first", first.toString())
                        .with("entry", entry);
        if (made.isPresent()) {
            fields = fields.with("made", made.get().json());
        }
        if (suspended.isPresent()) {
            fields = fields.with("suspended", suspended.get().json());
        }
        if (handled.isPresent()) {
            fields = fields.with("handled", handled.get().json());
        }
        if (holder.isPresent()) {
            fields = fields.with("lastHeld", holder.get().json());
        }
        return fields.with("bytes", bytes).with("retained", retained);
    }
}
