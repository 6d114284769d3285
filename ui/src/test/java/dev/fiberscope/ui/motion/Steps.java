package dev.fiberscope.ui.motion;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.ui.layout.PictureLayout;
import dev.fiberscope.ui.layout.PictureScene;
import dev.fiberscope.ui.layout.SnapshotFixture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures before and after one step each, by what the step does. */
public final class Steps {
    private Steps() {}

    public record Step(SnapshotFixture before, SnapshotFixture after) {}

    static Map<String, Step> all() {
        var all = new LinkedHashMap<String, Step>();
        all.put("suspend", new Step(working(), suspended()));
        all.put("resume", new Step(resuming(), working()));
        all.put("call", new Step(working(), called()));
        all.put("return", new Step(called(), working()));
        all.put("nothing", new Step(working(), working()));
        all.put("end", new Step(ending(), ended()));
        all.put("switch", new Step(switching(), switched()));
        all.put("make", new Step(suspended(), made()));
        return all;
    }

    /** A task and its helper run; two others wait in a table. */
    public static SnapshotFixture working() {
        return queue(tower(100, "suspend $yield"))
                .forecast(
                        new Forecast.Suspends(
                                tag("$yield"),
                                tower(100, "").searched(2, 0),
                                new Forecast.Taker(s(0), 0),
                                tower(100, "").chain(2, 5, 2)));
    }

    private static SnapshotFixture tower(long step, String instruction) {
        var f = new SnapshotFixture().step(step);
        f.stack(5, "$helper").frame("$helper", 40, instruction);
        f.stack(2, "$task").frame("$task", 30, "resume").prompt("$item $got");
        f.stack(0, "$main").frame("$run", 10, "resume").prompt("$yield $on_yield");
        return f.running("$run", 5, 2, 0);
    }

    private static SnapshotFixture queue(SnapshotFixture f) {
        f.stack(3, "$reader").frame("$reader", 50, "suspend $yield").since(90);
        f.suspended(7, 3);
        f.stack(4, "$writer").made(80);
        f.fresh(8, 4);
        return f.table("$queue", 3, 7, 8);
    }

    /** The two have left together. */
    public static SnapshotFixture suspended() {
        var f = new SnapshotFixture().step(101);
        f.stack(5, "$helper").frame("$helper", 40, "suspend $yield").since(100);
        f.stack(2, "$task").frame("$task", 30, "resume").prompt("$item $got");
        f.stack(0, "$main").frame("$run", 11, "local.set");
        f.running("$run", 0);
        f.suspended(9, 5, 2);
        queue(f);
        return f.held(new Holder.Operand(s(0), 0, "$run", 0), 9);
    }

    private static SnapshotFixture resuming() {
        var f = suspended();
        return f.step(99).forecast(new Forecast.Resumes(k(9), f.chain(2, 5, 2), false));
    }

    private static SnapshotFixture made() {
        var f = suspended();
        f.stack(6, "$late").made(101);
        f.fresh(10, 6);
        return f.step(102).held(new Holder.GlobalCell(0, "$last"), 10);
    }

    private static SnapshotFixture called() {
        var f = new SnapshotFixture().step(100);
        f.stack(5, "$helper").frame("$emit", 45, "local.get").frame("$helper", 40, "call $emit");
        f.stack(2, "$task").frame("$task", 30, "resume").prompt("$item $got");
        f.stack(0, "$main").frame("$run", 10, "resume").prompt("$yield $on_yield");
        return queue(f.running("$run", 5, 2, 0));
    }

    private static SnapshotFixture ending() {
        return queue(tower(100, "end")).forecast(new Forecast.Ends(Optional.of(s(2))));
    }

    private static SnapshotFixture ended() {
        var f = new SnapshotFixture().step(101);
        f.stack(2, "$task").frame("$task", 31, "drop");
        f.stack(0, "$main").frame("$run", 10, "resume").prompt("$yield $on_yield");
        return queue(f.running("$run", 2, 0));
    }

    private static SnapshotFixture switching() {
        return peers(2, 3, 8, 60);
    }

    private static SnapshotFixture switched() {
        return peers(3, 2, 9, 61);
    }

    private static SnapshotFixture peers(int running, int waiting, int continuation, long step) {
        var f = new SnapshotFixture().step(step);
        f.stack(running, "$peer").frame("$peer", 20, "switch $ct $swap");
        f.stack(0, "$main").frame("$main", 5, "resume").prompt("$swap switch");
        f.running("$main", running, 0);
        f.stack(waiting, "$peer").frame("$peer", 20, "switch $ct $swap").since(step - 1);
        f.suspended(continuation, waiting);
        return f.held(new Holder.Local(s(running), 0, "$peer", "$other"), continuation);
    }

    /** 749 units wide, as is the layout's own test. */
    static PictureScene scene(SnapshotFixture fixture, double width) {
        return new PictureLayout((text, _, size) -> text.length() * size * 0.6, fixture)
                .scene(fixture, fixture.facts(), Optional.empty(), width);
    }
}
