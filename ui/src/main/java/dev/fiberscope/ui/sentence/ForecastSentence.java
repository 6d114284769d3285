package dev.fiberscope.ui.sentence;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.Stack;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.StackState;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.ui.layout.Selected;
import dev.fiberscope.ui.session.Focus;
import java.util.List;
import java.util.Optional;

/** What the next instruction will do to stacks. */
public final class ForecastSentence {
    private ForecastSentence() {}

    /** Nothing is said of an instruction that stays on its stack. */
    public static Sentence of(Snapshot snapshot) {
        var words = new Sentence.Builder(snapshot);
        return switch (snapshot.forecast()) {
            case Forecast.Plain() -> Sentence.NONE;
            case Forecast.Resumes(var continuation, var chain, boolean throwing) ->
                    resumes(words, snapshot, continuation, chain, throwing);
            case Forecast.Suspends(_, _, var taker, var leaving) -> {
                taker(words, snapshot, taker).plain(" will take it; ");
                yield leave(words, Chains.topDown(snapshot, leaving)).plain(".").done();
            }
            case Forecast.Switches(
                            _,
                            _,
                            var taker,
                            var leaving,
                            var continuation,
                            var arriving) -> {
                taker(words, snapshot, taker).plain(" lets them switch; ");
                leave(words, Chains.topDown(snapshot, leaving)).plain(", and ");
                var come = Chains.topDown(snapshot, arriving);
                yield words.stacks(come)
                        .plain(come.size() == 1 ? " takes its place; " : " take its place; ")
                        .strong(continuation.toString(), new Selected.OfContinuation(continuation))
                        .plain(" will be consumed.")
                        .done();
            }
            case Forecast.Unhandled(var tag, var searched, var barrier) ->
                    snapshot.trapAhead()
                            .map(sentence -> trap(words, sentence))
                            .orElseGet(() -> unhandled(words, tag, searched, barrier));
            case Forecast.Traps(var sentence) -> trap(words, sentence);
            case Forecast.Ends(var parent) -> ends(words, snapshot, parent);
        };
    }

    private static Sentence trap(Sentence.Builder words, String sentence) {
        return words.trouble("It will trap").plain(": " + withoutStop(sentence) + ".").done();
    }

    private static Sentence resumes(
            Sentence.Builder words,
            Snapshot snapshot,
            ContinuationId continuation,
            Chain chain,
            boolean throwing) {
        var coming = Chains.topDown(snapshot, chain);
        var top = snapshot.stack(chain.top());
        boolean fresh = top.map(Stack::state).orElse(null) instanceof StackState.Fresh;
        words.stacks(coming);
        if (throwing) {
            words.plain(
                    fresh
                            ? " will end without being entered, by an exception"
                            : " will go on with an exception");
        } else if (fresh) {
            words.plain(" will begin with ").strong(top.map(Stack::entry).orElse("its function"));
        } else {
            words.plain(coming.size() == 1 ? " will go on" : " will go on together");
        }
        var chainNow = snapshot.runningChain();
        if (!chainNow.isEmpty()) {
            words.plain(" on top of ").stack(chainNow.getFirst());
        }
        return words.plain("; ")
                .strong(continuation.toString(), new Selected.OfContinuation(continuation))
                .plain(" will be consumed.")
                .done();
    }

    private static Sentence.Builder taker(
            Sentence.Builder words, Snapshot snapshot, Forecast.Taker taker) {
        words.plain("Clause " + taker.clause() + " of the prompt");
        snapshot.stack(taker.owner())
                .filter(owner -> !owner.frames().isEmpty())
                .ifPresent(owner ->
                        words.plain(" in ")
                                .strong(
                                        owner.frames().getFirst().function(),
                                        Focus.newestFrame(snapshot, taker.owner())));
        return words.plain(" on ").stack(taker.owner());
    }

    private static Sentence.Builder leave(Sentence.Builder words, List<StackId> leaving) {
        return words.stacks(leaving)
                .strong(leaving.size() == 1 ? " leaves" : " leave together")
                .plain(leaving.size() == 1 ? " as a continuation" : " as one continuation");
    }

    private static Sentence unhandled(
            Sentence.Builder words,
            TagId tag,
            List<Forecast.Search> searched,
            Optional<String> barrier) {
        if (searched.isEmpty()) {
            words.plain("There is no prompt on the chain that could take ");
        } else if (searched.size() == 1) {
            words.plain("The one prompt on the chain, of ")
                    .stack(searched.getFirst().owner())
                    .plain(", has no clause for ");
        } else {
            words.plain(
                    "None of the " + searched.size() + " prompts on the chain has a clause for ");
        }
        words.strong(tag.toString());
        barrier.ifPresent(function ->
                words.plain(", and no suspension passes the host function ").strong(function));
        return words.plain(": ").trouble("it will trap").plain(" as unhandled.").done();
    }

    private static Sentence ends(
            Sentence.Builder words, Snapshot snapshot, Optional<StackId> parent) {
        var chain = snapshot.runningChain();
        if (chain.isEmpty()) {
            return Sentence.NONE;
        }
        words.stack(chain.getFirst()).plain(" will end here");
        if (parent.isPresent()) {
            words.plain(", and ").stack(parent.get()).plain(" will go on behind its resume.");
        } else {
            words.plain(" and return to the host.");
        }
        return words.done();
    }

    static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
