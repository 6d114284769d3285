package dev.fiberscope.ui.inspect;

import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.Snapshot;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search that the next instruction will make for a clause, stack by stack from the running one
 * outward. Explainer, "Handler contexts".
 *
 * @param tag the one that is searched for
 * @param steps the nearest prompt first; the last one's clause takes it, or none does
 */
record SearchSteps(TagId tag, List<Step> steps) {
    SearchSteps {
        steps = List.copyOf(steps);
    }

    /**
     * One prompt.
     *
     * @param owner the stack that it lies on
     * @param at its {@code resume}
     * @param found this prompt's clause takes it
     * @param words what its clauses say to the tag
     */
    record Step(StackId owner, CodePoint at, boolean found, String words) {}

    /** Empty where the next instruction neither suspends nor switches. */
    static Optional<SearchSteps> of(Snapshot snapshot) {
        return switch (snapshot.forecast()) {
            case Forecast.Suspends(var tag, var searched, var taker, _) ->
                    Optional.of(of(tag, searched, Optional.of(taker), false));
            case Forecast.Switches(var tag, var searched, var taker, _, _, _) ->
                    Optional.of(of(tag, searched, Optional.of(taker), true));
            case Forecast.Unhandled(var tag, var searched, _) ->
                    Optional.of(of(tag, searched, Optional.empty(), false));
            case Forecast.Plain _, Forecast.Resumes _, Forecast.Traps _, Forecast.Ends _ ->
                    Optional.empty();
        };
    }

    private static SearchSteps of(
            TagId tag,
            List<Forecast.Search> searched,
            Optional<Forecast.Taker> taker,
            boolean bySwitch) {
        var steps = new ArrayList<Step>();
        for (var each : searched) {
            boolean found =
                    taker.map(Forecast.Taker::owner).filter(each.owner()::equals).isPresent();
            steps.add(
                    new Step(
                            each.owner(),
                            each.prompt().at(),
                            found,
                            found
                                    ? "clause " + taker.orElseThrow().clause() + " takes it"
                                    : passed(tag, each.prompt(), bySwitch)));
        }
        return new SearchSteps(tag, steps);
    }

    /** Why the prompt does not take {@code tag}. */
    private static String passed(TagId tag, Prompt prompt, boolean bySwitch) {
        for (int i = 0; i < prompt.clauses().size(); i++) {
            var clause = prompt.clauses().get(i);
            if (clause.tag().equals(tag)) {
                return "clause " + i + " is for " + kind(clause) + ": passed over";
            }
            if (clause.tag().name().equals(tag.name())) {
                return "clause " + i + " is for another instance's " + tag + ": passed over";
            }
        }
        return prompt.clauses().isEmpty()
                ? "no clause at all"
                : "no clause for " + tag + (bySwitch ? " switch" : "");
    }

    private static String kind(Clause clause) {
        return switch (clause) {
            case Clause.OnLabel _ -> "suspend alone";
            case Clause.OnSwitch _ -> "switch alone";
        };
    }
}
