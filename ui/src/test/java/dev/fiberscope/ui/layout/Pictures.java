package dev.fiberscope.ui.layout;

import static dev.fiberscope.ui.layout.SnapshotFixture.k;
import static dev.fiberscope.ui.layout.SnapshotFixture.s;
import static dev.fiberscope.ui.layout.SnapshotFixture.tag;

import dev.fiberscope.engine.model.Forecast;
import dev.fiberscope.engine.model.Holder;
import dev.fiberscope.engine.model.WasmValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Situations that the picture has to show, by name. */
public final class Pictures {
    private Pictures() {}

    public static Map<String, SnapshotFixture> all() {
        var all = new LinkedHashMap<String, SnapshotFixture>();
        all.put("scheduler", scheduler());
        all.put("nested", nested());
        all.put("fresh", fresh());
        all.put("forgotten", forgotten());
        all.put("symmetric", symmetric());
        all.put("trapped", trapped());
        all.put("callback", callback());
        all.put("answer", answer());
        all.put("unhandled", unhandled());
        all.put("many", many());
        all.put("will-trap", willTrap());
        all.put("holders", holders());
        all.put("barriers", barriers());
        all.put("tasks-12", tasks(12));
        all.put("tasks-30", tasks(30));
        all.put("tasks-60", tasks(60));
        all.put("idle", new SnapshotFixture());
        return all;
    }

    /** A scheduler stopped before the suspend of a task, with two stacks to leave together. */
    public static SnapshotFixture scheduler() {
        var f = new SnapshotFixture().step(48_213);
        f.stack(6, "$lines").frame("$lines", 47, "suspend $yield");
        f.stack(4, "$parser")
                .frame("$parse_value", 55, "resume")
                .frame("$parse_array", 59, "call")
                .frame("$parser", 60, "call")
                .prompt("$item $got")
                .took(0, 47_968, new WasmValue.I32(12));
        f.stack(0, "$main")
                .frame("$run", 34, "resume")
                .frame("$main", 74, "call")
                .prompt("$yield $on_yield", "$await $on_await")
                .took(1, 48_062, new WasmValue.I32(7));
        f.running("$main", 6, 4, 0);
        f.used(new Holder.Local(s(4), 2, "$parse_value", "$g"), 10);
        f.used(new Holder.Local(s(0), 1, "$run", "$k"), 11);
        f.stack(7, "$logger").made(48_033);
        f.fresh(12, 7);
        f.stack(2, "$reader").frame("$reader", 61, "suspend $yield").since(48_112);
        f.suspended(14, 2);
        f.stack(3, "$writer").frame("$writer", 62, "suspend $yield").since(48_160);
        f.suspended(15, 3);
        f.table("$queue", 4, 12, 14, 15);
        f.stack(5, "$fetch").frame("$fetch", 66, "suspend $await").since(48_062);
        f.suspended(13, 5);
        f.held(new Holder.Host("io.on_event"), 13);
        f.stack(1, "$worker").frame("$worker", 63, "suspend $yield").since(47_400);
        f.suspended(6, 1);
        f.lost(6, 47_711, new Holder.Local(s(0), 2, "$enqueue", "$k"), "$enqueue", 16);
        return f.forecast(
                new Forecast.Suspends(
                        tag("$yield"),
                        f.searched(4, 0),
                        new Forecast.Taker(s(0), 0),
                        f.chain(4, 6, 2)));
    }

    /**
     * A suspended chain of three stacks about to be resumed, held by a local, with another inside
     * it.
     */
    static SnapshotFixture nested() {
        var f = new SnapshotFixture().step(1_204);
        f.stack(0, "$main")
                .frame("$drive", 21, "resume $ct (on $pause $paused)")
                .frame("$main", 90, "call $drive");
        f.running("$main", 0);
        f.stack(3, "$leaf")
                .frame("$leaf", 61, "suspend $pause")
                .frame("$walk", 55, "call $leaf")
                .since(1_100);
        f.stack(2, "$inner")
                .frame("$inner", 44, "resume")
                .prompt("$item $got", "$skip $skipped")
                .took(0, 1_010, new WasmValue.I32(3));
        f.stack(1, "$outer").frame("$outer", 30, "resume").prompt("$warn $warned");
        f.suspended(9, 3, 2, 1);
        f.held(new Holder.Local(s(0), 1, "$drive", "$task"), 9);
        f.held(new Holder.GlobalCell(0, "$last"), 9);
        f.stack(4, "$side").frame("$side", 70, "suspend $item").since(980);
        f.suspended(7, 4);
        f.held(new Holder.Local(s(2), 0, "$inner", "$pending"), 7);
        return f.forecast(new Forecast.Resumes(k(9), f.chain(1, 3, 3), false));
    }

    static SnapshotFixture fresh() {
        var f = new SnapshotFixture().step(40);
        f.stack(0, "$main").frame("$main", 12, "cont.new $ct");
        f.running("$main", 0);
        for (int each = 1; each <= 3; each++) {
            f.stack(each, "$task" + each).made(each * 10L);
            f.fresh(each, each);
        }
        f.held(new Holder.GlobalCell(0, "$current_task"), 1);
        f.held(new Holder.Local(s(0), 0, "$main", "$a"), 2);
        f.held(new Holder.Operand(s(0), 0, "$main", 0), 3);
        return f;
    }

    /** Lost, never started, and two that only hold each other. */
    static SnapshotFixture forgotten() {
        var f = new SnapshotFixture().step(90_210);
        f.stack(0, "$main").frame("$main", 12, "call $enqueue");
        f.running("$main", 0);
        f.stack(1, "$worker").frame("$worker", 63, "suspend $yield").since(88_000);
        f.suspended(1, 1);
        f.lost(1, 88_400, new Holder.TableSlot(0, "$queue", 3), "$enqueue", 12);
        f.stack(2, "$late").made(80_000);
        f.fresh(2, 2);
        f.stack(3, "$ping").frame("$ping", 5, "suspend $swap").since(70_000);
        f.suspended(3, 3);
        f.stack(4, "$pong").frame("$pong", 9, "suspend $swap").since(70_010);
        f.suspended(4, 4);
        f.held(new Holder.Local(s(3), 0, "$ping", "$other"), 4);
        f.held(new Holder.Local(s(4), 0, "$pong", "$other"), 3);
        return f;
    }

    static SnapshotFixture symmetric() {
        var f = new SnapshotFixture().step(300);
        f.stack(2, "$producer")
                .frame("$producer", 18, "switch $ct $swap")
                .frame("$loop", 11, "call $producer");
        f.stack(0, "$main").frame("$main", 40, "resume").prompt("$swap switch", "$done $finished");
        f.running("$main", 2, 0);
        f.stack(1, "$consumer").frame("$consumer", 27, "switch $ct $swap").since(244);
        f.suspended(5, 1);
        f.held(new Holder.Local(s(2), 1, "$producer", "$peer"), 5);
        return f.forecast(
                new Forecast.Switches(
                        tag("$swap"),
                        f.searched(0),
                        new Forecast.Taker(s(0), 0),
                        f.chain(2, 2, 1),
                        k(5),
                        f.chain(1, 1, 1)));
    }

    static SnapshotFixture trapped() {
        return trapped("continuation k3 was consumed already, at step 51");
    }

    static SnapshotFixture trapped(String sentence) {
        var f = new SnapshotFixture().step(77);
        f.stack(2, "$gen").frame("$gen", 8, "resume $ct").frame("$gen_outer", 15, "call $gen");
        f.stack(1, "$between").frame("$between", 20, "resume").prompt("$done $finished");
        f.stack(0, "$main")
                .frame("$run", 34, "resume")
                .frame("$main", 74, "call")
                .prompt("$yield $on_yield");
        f.trapped(sentence, 2, 1, 0);
        f.used(new Holder.Local(s(2), 1, "$gen", "$k"), 3);
        return f;
    }

    /** The host called back; the inner run is about to end. */
    static SnapshotFixture callback() {
        var f = new SnapshotFixture().step(512);
        f.stack(1, "$work")
                .frame("$poll_all", 20, "call $poll")
                .frame("$work", 22, "call $poll_all");
        f.stack(0, "$main").frame("$main", 40, "resume").prompt("$yield $again");
        f.inHost("$main", "io.poll", 1, 0);
        f.stack(3, "$handler").frame("$handler", 66, "end");
        f.stack(2, "$on_event")
                .frame("$on_event", 51, "resume")
                .prompt("$yield $later")
                .took(0, 500);
        f.running("$on_event", 3, 2);
        return f.forecast(new Forecast.Ends(java.util.Optional.of(s(2))));
    }

    /** Nobody provides the host function; bound arguments and objects hold. */
    static SnapshotFixture answer() {
        var f = new SnapshotFixture().step(9);
        f.stack(0, "$main").frame("$main", 4, "call $ask");
        f.inHost("$main", "env.ask", 0);
        f.stack(1, "$task").made(3);
        f.fresh(0, 1);
        f.held(new Holder.Bound(s(1), 0), 1);
        f.stack(2, "$given").made(2);
        f.fresh(1, 2);
        f.held(new Holder.Payload(0, 1), 0);
        f.held(new Holder.Field("struct", 4, 2, "$mailbox", "$waiting"), 1);
        return f;
    }

    /** Every kind of holder, with what was consumed, and one chain that three places hold. */
    public static SnapshotFixture holders() {
        var f = new SnapshotFixture().step(100);
        f.stack(0, "$main").frame("$main", 70, "call $start");
        f.running("$main", 0);
        f.stack(3, "$top").frame("$top", 23, "suspend $pause").since(12);
        f.stack(2, "$middle").frame("$middle", 26, "resume").prompt("$yield $y");
        f.stack(1, "$bottom").frame("$bottom", 31, "resume").prompt("$yield $y");
        f.suspended(3, 3, 2, 1);
        for (int each = 4; each <= 9; each++) {
            f.stack(each, "$task").frame("$task", 15, "suspend $yield").since(each * 10L);
            f.suspended(each, each);
        }
        f.stack(10, "$keeper").made(90);
        f.fresh(11, 10);
        f.table("$slots", 6, 3, 4, 11);
        f.used(new Holder.TableSlot(0, "$slots", 4), 1);
        f.held(new Holder.GlobalCell(0, "$last"), 3);
        f.used(new Holder.GlobalCell(0, "$other"), 1);
        f.used(new Holder.Local(s(0), 0, "$main", "$used"), 1);
        f.held(new Holder.Local(s(0), 0, "$main", "$a"), 5);
        f.held(new Holder.Local(s(4), 0, "$task", "$a_long_name_of_a_local"), 6);
        f.held(new Holder.Bound(s(10), 0), 7);
        f.held(new Holder.Payload(0, 0), 8);
        f.held(new Holder.Field("array", 1, 1, "$row", "1"), 9);
        f.held(new Holder.Field("array", 1, 2, "$row", "2"), 3);
        f.used(new Holder.Field("struct", 2, 0, "$box", "$next"), 1);
        return f;
    }

    /**
     * Two hosts called back while stacks were suspended below them; nobody takes the suspension.
     */
    static SnapshotFixture barriers() {
        var f = new SnapshotFixture().step(61);
        f.stack(1, "$worker").frame("$wait", 9, "call").frame("$worker", 8, "call");
        f.stack(0, "$main").frame("$run", 13, "resume").prompt("$yield $y");
        f.inHost("$main", "events.poll", 1, 0);
        f.stack(3, "$handler").frame("$wait", 9, "call").frame("$handler", 20, "call");
        f.stack(2, "$on_event").frame("$run", 13, "resume").prompt("$yield $y");
        f.inHost("$on_event", "events.poll", 3, 2);
        f.stack(4, "$on_event").frame("$on_event", 25, "suspend $yield");
        f.running("$on_event", 4);
        f.stack(5, "$idle").frame("$idle", 7, "suspend $yield").since(7);
        f.suspended(1, 5);
        f.table("$queue", 4, 1);
        return f.forecast(
                new Forecast.Unhandled(
                        tag("$yield"), List.of(), java.util.Optional.of("events.poll")));
    }

    /** {@code count} tasks in two tables, one after the other at one of three places. */
    public static SnapshotFixture tasks(int count) {
        var f = new SnapshotFixture().step(10_000);
        f.stack(0, "$main").frame("$run", 34, "resume");
        f.running("$main", 0);
        int[] ready = new int[count - count / 3];
        int[] waiting = new int[count / 3];
        for (int each = 0; each < count; each++) {
            boolean waits = each % 3 == 2;
            var task = f.stack(each + 1, waits ? "$client" : "$server").since(each * 10L);
            if (waits) {
                task.frame("$ask", 10, "suspend $await").frame("$client", 9, "call $ask");
            } else {
                task.frame("$server", 11 + each % 2, "suspend $yield");
            }
            f.suspended(each, each + 1);
            if (waits) {
                waiting[each / 3] = each;
            } else {
                ready[each - each / 3] = each;
            }
        }
        f.table("$queue", count + 4, ready);
        f.table("$waiting", count, waiting);
        return f;
    }

    static SnapshotFixture unhandled() {
        var f = new SnapshotFixture().step(3_000);
        f.stack(2, "$leaf").frame("$leaf", 47, "suspend $nowhere");
        f.stack(1, "$mid").frame("$mid", 33, "resume").prompt("$item $got");
        f.stack(0, "$main").frame("$main", 12, "resume").prompt("$yield $on_yield");
        f.running("$main", 2, 1, 0);
        return f.forecast(
                new Forecast.Unhandled(
                        tag("$nowhere"), f.searched(1, 0), java.util.Optional.empty()));
    }

    static SnapshotFixture willTrap() {
        var f = new SnapshotFixture().step(50);
        f.stack(0, "$main").frame("$main", 8, "resume $ct").frame("$start", 9, "call $main");
        f.running("$start", 0);
        f.used(new Holder.Operand(s(0), 1, "$main", 0), 3);
        f.used(new Holder.TableSlot(0, "$old", 0), 3);
        f.table("$old", 2);
        return f.forecast(new Forecast.Traps("continuation k3 was consumed already, at step 41"));
    }

    /** Deep recursion, many clauses, many tasks, long names. */
    public static SnapshotFixture many() {
        var f = new SnapshotFixture().step(1_000_000);
        var deep = f.stack(0, "$a_function_with_quite_a_long_name_indeed");
        for (int each = 0; each < 60; each++) {
            deep.frame(
                    "$fibonacci_of_something_large",
                    100 + each,
                    "call $fibonacci_of_something_large");
        }
        f.running("$a_function_with_quite_a_long_name_indeed", 0);
        int[] held = new int[30];
        for (int each = 0; each < held.length; each++) {
            var task = f.stack(each + 1, "$task_of_the_scheduler").since(each * 1000L);
            for (int depth = 0; depth <= each % 9; depth++) {
                task.frame(
                        "$step_of_the_task",
                        10 + depth,
                        depth == 0 ? "suspend $yield" : "call $step_of_the_task");
            }
            f.suspended(each, each + 1);
            held[each] = each;
        }
        f.table("$a_queue_with_a_long_name_too", 40, held);
        f.held(new Holder.GlobalCell(0, "$the_one_that_is_current"), 3);
        f.held(new Holder.GlobalCell(0, "$idle"), 4);
        return f;
    }
}
