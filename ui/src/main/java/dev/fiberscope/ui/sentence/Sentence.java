package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One or more sentences for people, made of phrases. */
public record Sentence(List<Phrase> phrases) {
    public static final Sentence NONE = new Sentence(List.of());

    public Sentence {
        phrases = List.copyOf(phrases);
    }

    /** The plain text: for screen readers, tooltips and tests. */
    public String text() {
        return phrases.stream().map(Phrase::text).collect(Collectors.joining());
    }

    /** Puts a sentence together. */
    static final class Builder {
        private final Snapshot snapshot;
        private final List<Phrase> phrases = new ArrayList<>();

        /** States of stacks are looked up in {@code snapshot}. */
        Builder(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        Builder plain(String text) {
            phrases.add(new Phrase.Plain(text));
            return this;
        }

        Builder strong(String text) {
            phrases.add(new Phrase.Strong(text, Tone.INK, Optional.empty()));
            return this;
        }

        Builder strong(String text, Selected target) {
            phrases.add(new Phrase.Strong(text, Tone.INK, Optional.of(target)));
            return this;
        }

        Builder trouble(String text) {
            phrases.add(new Phrase.Strong(text, Tone.TROUBLE, Optional.empty()));
            return this;
        }

        Builder stack(StackId id) {
            var tone = snapshot.stack(id).map(Stack::state).map(Tone::of).orElse(Tone.OVER);
            phrases.add(
                    new Phrase.Strong(id.toString(), tone, Optional.of(new Selected.OfStack(id))));
            return this;
        }

        /**
         * {@code S6}, {@code S6 and S4}, {@code S6, S5 and S4}; more than four are counted: {@code
         * S6 to S2}.
         */
        Builder stacks(List<StackId> ids) {
            if (ids.size() > MANY) {
                return stack(ids.getFirst())
                        .plain(" to ")
                        .stack(ids.getLast())
                        .plain(" (" + ids.size() + " stacks)");
            }
            for (int i = 0; i < ids.size(); i++) {
                if (i > 0) {
                    plain(i == ids.size() - 1 ? " and " : ", ");
                }
                stack(ids.get(i));
            }
            return this;
        }

        Sentence done() {
            return new Sentence(phrases);
        }

        private static final int MANY = 4;
    }
}
