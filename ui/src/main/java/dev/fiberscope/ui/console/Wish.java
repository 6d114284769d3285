package dev.fiberscope.ui.console;

import dev.fiberscope.engine.event.EventQuery;
import dev.fiberscope.engine.event.EventType;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.StackId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What words ask the whole run for. */
sealed interface Wish {
    /** Events that can be searched for. */
    record Events(EventQuery query) implements Wish {}

    /** The sentence says which word means nothing, and what would. */
    record Unclear(String sentence) implements Wish {}

    /**
     * Stacks ({@code S6}), continuations ({@code k14}), tags ({@code $yield}) and kinds of events
     * ({@code suspend}, {@code resumed}): each event has to be of one of the kinds, and to name all
     * the rest.
     */
    static Wish of(Asked asked) {
        Optional<StackId> stack = Optional.empty();
        Optional<ContinuationId> continuation = Optional.empty();
        Optional<String> tag = Optional.empty();
        var types = EnumSet.noneOf(EventType.class);
        for (var word : asked.words()) {
            var kinds = kinds(word.toLowerCase(Locale.ROOT));
            if (word.matches("[sS][0-9]{1,9}") && stack.isEmpty()) {
                stack = Optional.of(new StackId(Integer.parseInt(word.substring(1))));
            } else if (word.matches("[kK][0-9]{1,18}") && continuation.isEmpty()) {
                continuation = Optional.of(new ContinuationId(Long.parseLong(word.substring(1))));
            } else if (word.startsWith("$") && tag.isEmpty()) {
                tag = Optional.of(word);
            } else if (!kinds.isEmpty()) {
                types.addAll(kinds);
            } else {
                return new Unclear(
                        "The whole run cannot be searched for \u201c"
                                + word
                                + "\u201d: try one stack (S6), one continuation (k14), one tag ($yield), a kind (suspend), or step"
                                + " 1000..2000.");
            }
        }
        return new Events(
                new EventQuery(
                        types.isEmpty() ? EnumSet.allOf(EventType.class) : types,
                        stack,
                        continuation,
                        tag));
    }

    private static Set<EventType> kinds(String word) {
        return switch (word) {
            case "suspend", "suspends", "suspended" -> Set.of(EventType.SUSPENDED);
            case "switch", "switches", "switched" -> Set.of(EventType.SWITCHED);
            case "resume", "resumes", "resumed" ->
                    Set.of(EventType.RESUMED, EventType.RESUMED_THROWING);
            case "make", "made", "create", "created", "cont.new" ->
                    Set.of(EventType.CONTINUATION_CREATED);
            case "bind", "bound", "cont.bind" -> Set.of(EventType.BOUND);
            case "return", "returns", "returned" ->
                    Set.of(EventType.RETURNED, EventType.ACTIVATION_ENDED, EventType.HOST_RETURNED);
            case "end", "ends", "ended", "over" ->
                    Set.of(EventType.RETURNED, EventType.THREW, EventType.ACTIVATION_ENDED);
            case "throw", "throws", "thrown", "threw" ->
                    Set.of(EventType.THROWN, EventType.THREW, EventType.HOST_THREW);
            case "catch", "catches", "caught" -> Set.of(EventType.CAUGHT);
            case "trap", "traps", "trapped" -> Set.of(EventType.TRAPPED);
            case "call", "calls", "called", "host" ->
                    Set.of(
                            EventType.ACTIVATION_STARTED,
                            EventType.HOST_CALLED,
                            EventType.HOST_RETURNED,
                            EventType.HOST_THREW);
            case "collect", "collects", "collected" -> Set.of(EventType.COLLECTED);
            default -> Set.of();
        };
    }
}
