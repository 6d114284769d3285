package dev.fiberscope.ui.leaks.layout;

import dev.fiberscope.engine.analysis.LastHold;
import dev.fiberscope.engine.analysis.Leak;
import dev.fiberscope.engine.analysis.LeakVerdict;
import dev.fiberscope.engine.analysis.Story;
import dev.fiberscope.engine.model.Clause;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.Root;
import dev.fiberscope.engine.model.RootPath;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.ui.layout.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All about one leak, in lines: who made it, where it waits, who lost it, who was to resume it. */
public final class LeakStory {
    /** Others of a cycle that are named. */
    private static final int MEMBERS = 8;

    private final Findings findings;
    private final Leak leak;
    private final CodeWords code;
    private final LeakPage page;
    private final List<Line> lines = new ArrayList<>();

    private LeakStory(Findings findings, Leak leak, LeakPage page, CodeWords code) {
        this.findings = findings;
        this.leak = leak;
        this.page = page;
        this.code = code;
    }

    /** {@code name} says what the line is about; empty where it goes on with the one before. */
    public record Line(String name, List<Bit> bits) {
        public Line {
            bits = List.copyOf(bits);
        }

        @Override
        public String toString() {
            return name + ": " + Bit.text(bits);
        }
    }

    /** Whether it is known who held a leak last. */
    public sealed interface Loss {
        record Looking() implements Loss {}

        record Known(LastHold last) implements Loss {}

        /** Somebody can still reach it. */
        record None() implements Loss {}
    }

    /**
     * The lines.
     *
     * @param page that shows them
     * @param loss who held it last
     */
    public static List<Line> of(
            Findings findings, Leak leak, Loss loss, LeakPage page, CodeWords code) {
        var story = new LeakStory(findings, leak, page, code);
        story.lost(loss);
        story.made();
        story.waits();
        story.path();
        story.others();
        story.bytes();
        return List.copyOf(story.lines);
    }

    /**
     * What there is to say of a stack that is no leak at the step that was searched.
     *
     * @param seen a step at which it was one
     * @param last who held it last, if that is known
     */
    public static List<List<Bit>> ofNone(
            Findings findings,
            StackId stack,
            OptionalLong seen,
            Optional<LastHold> last,
            CodeWords code) {
        var first = new ArrayList<Bit>();
        first.add(Bit.of(stack));
        first.add(
                Bit.of(
                        findings.snapshot().stack(stack).isPresent()
                                ? " is no leak at step "
                                        + Amounts.count(findings.step())
                                        + ": it can still be resumed."
                                : " does not exist at step "
                                        + Amounts.count(findings.step())
                                        + "."));
        if (seen.isPresent() && seen.getAsLong() != findings.step()) {
            first.add(Bit.of(" It was one at step "));
            first.add(new Bit.Step(seen.getAsLong()));
            first.add(Bit.of("."));
        }
        var lines = new ArrayList<List<Bit>>();
        lines.add(first);
        last.ifPresent(hold -> {
            var second = new ArrayList<Bit>();
            second.add(Bit.of("The last reference goes in step "));
            second.addAll(loss(hold, code));
            second.add(Bit.of("."));
            lines.add(second);
        });
        return lines;
    }

    /** The step, and what took the reference away. */
    private static List<Bit> loss(LastHold last, CodeWords code) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Step(last.step()));
        last.by()
                .ifPresentOrElse(
                        at -> {
                            bits.add(Bit.of(" by " + code.instruction(at) + " at "));
                            bits.add(Bit.of(at, code));
                        },
                        () -> bits.add(Bit.of(" by the host")));
        return bits;
    }

    private void line(String name, Bit... bits) {
        lines.add(new Line(name, List.of(bits)));
    }

    private void lost(Loss loss) {
        switch (loss) {
            case Loss.None() -> {}
            case Loss.Looking() -> line("lost", Bit.of("looking in the past for who held it last"));
            case Loss.Known(var last) -> {
                var bits = new ArrayList<Bit>();
                bits.add(Bit.of("in step "));
                bits.addAll(loss(last, code));
                lines.add(new Line("lost", bits));
                var holder = new ArrayList<Bit>();
                path(last.path(), holder);
                lines.add(new Line("held last", holder));
            }
        }
    }

    private void made() {
        leak.made()
                .ifPresentOrElse(
                        story ->
                                line(
                                        "made",
                                        Bit.of("in step "),
                                        new Bit.Step(story.created().step()),
                                        Bit.of(" by " + code.instruction(story.by()) + " at "),
                                        Bit.of(story.by(), code),
                                        Bit.of(", to begin with " + leak.entry())),
                        () ->
                                line(
                                        "made",
                                        Bit.of(
                                                "before the events that are at hand, to begin with "
                                                        + leak.entry())));
    }

    private void waits() {
        var age =
                leak.age().isPresent()
                        ? ", " + Amounts.count(leak.age().getAsLong(), "step", "steps") + " ago"
                        : "";
        if (leak.fresh()) {
            line(
                    "waits",
                    Bit.of(
                            "it was never resumed"
                                    + (age.isEmpty() ? "" : ", and made" + age.substring(1))));
            return;
        }
        var bits = new ArrayList<Bit>();
        leak.stack().stream()
                .findFirst()
                .ifPresent(at -> {
                    bits.add(Bit.of("in " + code.instruction(at) + " at "));
                    bits.add(Bit.of(at, code));
                });
        leak.suspended()
                .ifPresent(last -> {
                    bits.add(Bit.of(", since step "));
                    bits.add(new Bit.Step(last.at().step()));
                    bits.add(Bit.of(age));
                });
        lines.add(new Line("waits", bits));
        leak.suspended().ifPresent(this::takers);
    }

    /** Who got the continuation, and so was to resume it. */
    private void takers(Story.Suspension last) {
        var bits = new ArrayList<Bit>();
        bits.add(Bit.of("clause " + last.clause() + " of "));
        bits.add(Bit.of(last.handler()));
        last.prompt()
                .ifPresent(prompt -> {
                    bits.add(Bit.of(" at "));
                    bits.add(Bit.of(prompt.at(), code));
                });
        bits.add(Bit.of(" took " + last.tag()));
        last.prompt()
                .filter(prompt -> last.clause() < prompt.clauses().size())
                .ifPresent(prompt -> bits.add(Bit.of(then(prompt.clauses().get(last.clause())))));
        lines.add(new Line("taken by", bits));
        last.prompt()
                .filter(prompt -> prompt.clauses().size() > 1)
                .ifPresent(prompt -> {
                    var others = new ArrayList<String>();
                    for (int i = 0; i < prompt.clauses().size(); i++) {
                        if (i != last.clause()) {
                            others.add(i + " on " + prompt.clauses().get(i).tag());
                        }
                    }
                    line("", Bit.of("waiting beside it: clause " + String.join(", ", others)));
                });
    }

    private static String then(Clause clause) {
        return switch (clause) {
            case Clause.OnLabel(_, var label) ->
                    ", and went on at " + label + ": code there was to resume it";
            case Clause.OnSwitch _ -> ": the stack that took its place was to resume it";
        };
    }

    private void path() {
        leak.path()
                .ifPresent(path -> {
                    var bits = new ArrayList<Bit>();
                    path(path, bits);
                    lines.add(
                            new Line(
                                    leak.verdict() == LeakVerdict.STRANDED
                                            ? "kept by"
                                            : "reached from",
                                    bits));
                });
    }

    private void path(RootPath path, List<Bit> bits) {
        var root = path.root();
        switch (root) {
            case Root.Cell(var holder) -> bits.add(of(holder));
            case Root.Segment _ -> bits.add(Bit.of(root.toString()));
            case Root.Running(var stack) -> {
                if (path.holders().isEmpty() || !isOn(path.holders().getFirst())) {
                    bits.add(Bit.of("running "));
                    bits.add(Bit.of(stack));
                }
            }
            case Root.Trapped(var stack) -> {
                bits.add(Bit.of("trapped "));
                bits.add(Bit.of(stack));
            }
        }
        for (var holder : path.holders()) {
            if (!bits.isEmpty()) {
                bits.add(Bit.of(", which leads to "));
            }
            bits.add(of(holder));
        }
    }

    private static boolean isOn(Holder holder) {
        return holder instanceof Holder.Local || holder instanceof Holder.Operand;
    }

    private static Bit of(Holder holder) {
        return new Bit.Chosen(holder.toString(), new Selected.OfHolder(holder));
    }

    private void others() {
        leak.keeper()
                .ifPresent(keeper ->
                        line(
                                "kept by",
                                other(keeper),
                                Bit.of(" alone, which nobody can resume either: look there")));
        if (!leak.cycle().isEmpty()) {
            var bits = new ArrayList<Bit>();
            var others =
                    leak.cycle().stream()
                            .filter(each -> !each.equals(leak.continuation()))
                            .toList();
            for (int i = 0; i < Math.min(MEMBERS, others.size()); i++) {
                bits.add(Bit.of(i == 0 ? "" : ", "));
                bits.add(other(others.get(i)));
            }
            if (others.size() > MEMBERS) {
                bits.add(Bit.of(" and " + Amounts.count(others.size() - MEMBERS) + " more"));
            }
            if (others.isEmpty()) {
                bits.add(Bit.of("itself"));
            }
            lines.add(new Line("in a cycle with", bits));
        }
    }

    private Bit other(ContinuationId continuation) {
        Optional<Bit> known =
                findings.bottom(continuation)
                        .map(bottom ->
                                new Bit.Page(bottom.toString(), new LeakPage.One(bottom, page)));
        return known.orElseGet(() -> Bit.of(continuation));
    }

    private void bytes() {
        line(
                "memory",
                Bit.of(
                        Amounts.bytes(leak.bytes())
                                + (leak.retained() == leak.bytes()
                                        ? ", and nothing else is kept by it"
                                        : ", and "
                                                + Amounts.bytes(leak.retained())
                                                + " with all that only it keeps")));
    }
}
