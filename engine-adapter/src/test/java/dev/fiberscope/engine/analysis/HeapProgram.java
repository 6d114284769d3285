package dev.fiberscope.engine.analysis;

import java.util.SplittableRandom;

/**
 * A random program whose heap is a tangle: structs that hold continuations and each other, stacks
 * and bound arguments that hold structs, some of it held by globals and a table.
 */
final class HeapProgram {
    private static final int CELLS = 6;
    private static final int ACTS = 24;

    private static final String COMMON =
            """
            (module
              (type $f (func)) (type $k (cont $f))
              (type $row (array (mut (ref null $k))))
              (type $cell (struct (field $a (mut (ref null $k))) (field $b (mut (ref null $k)))
                (field $number (mut v128)) (field $next (mut (ref null $cell)))
                (field $row (mut (ref null $row)))))
              (type $with (func (param (ref $cell)))) (type $kw (cont $with))
              (tag $t)
              (tag $carry (param (ref $cell)))
              (global $g (mut (ref null $k)) (ref.null $k))
              (global $c (mut (ref null $cell)) (ref.null $cell))
              (global $x (mut exnref) (ref.null exn))
              (table $table 2 (ref null $k))
              (elem declare func $nothing $holds $outer)
              (func $nothing)
              (func $holds (param $it (ref $cell)) (suspend $t) (drop (local.get $it)))
              (func $outer (param $it (ref $cell))
                (resume $kw (local.get $it) (cont.new $kw (ref.func $holds))))
              (func $held (param $it (ref $cell)) (result (ref $k))
                (block $h (result (ref $k))
                  (resume $kw (on $t $h) (local.get $it) (cont.new $kw (ref.func $holds)))
                  (unreachable)))
              (func $chain (param $it (ref $cell)) (result (ref $k))
                (block $h (result (ref $k))
                  (resume $kw (on $t $h) (local.get $it) (cont.new $kw (ref.func $outer)))
                  (unreachable)))
              (func $bound (param $it (ref $cell)) (result (ref $k))
                (cont.bind $kw $k (local.get $it) (cont.new $kw (ref.func $holds))))
              (func $caught (param $it (ref $cell)) (result exnref)
                (block $h (result exnref)
                  (try_table (catch_all_ref $h) (throw $carry (local.get $it)))
                  (unreachable)))
            """;

    private final SplittableRandom random;

    HeapProgram(long seed) {
        random = new SplittableRandom(seed);
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private String cell() {
        return "(local.get $c" + below(CELLS) + ")";
    }

    private String field() {
        return random.nextBoolean() ? "$a" : "$b";
    }

    private String continuation() {
        return switch (below(6)) {
            case 0, 1 -> "(call $held " + cell() + ")";
            case 2 -> "(call $chain " + cell() + ")";
            case 3 -> "(call $bound " + cell() + ")";
            case 4 -> "(cont.new $k (ref.func $nothing))";
            default -> "(struct.get $cell " + field() + " " + cell() + ")";
        };
    }

    private String act() {
        return switch (below(12)) {
            case 0, 1, 2, 3, 4 ->
                    "(struct.set $cell " + field() + " " + cell() + " " + continuation() + ")";
            case 5 -> "(struct.set $cell $next " + cell() + " " + cell() + ")";
            case 6 -> "(global.set $g " + continuation() + ")";
            case 7 -> "(table.set $table (i32.const " + below(2) + ") " + continuation() + ")";
            case 8 -> "(global.set $c " + cell() + ")";
            case 9 ->
                    "(struct.set $cell $row "
                            + cell()
                            + " (array.new_fixed $row 2 "
                            + continuation()
                            + " "
                            + continuation()
                            + "))";
            case 10 -> "(global.set $x (call $caught " + cell() + "))";
            default -> "(drop " + continuation() + ")";
        };
    }

    /** Its export {@code main} takes nothing, gives nothing, and ends. */
    String text() {
        var text = new StringBuilder(COMMON).append("  (func (export \"main\")\n");
        for (int i = 0; i < CELLS; i++) {
            text.append("    (local $c").append(i).append(" (ref $cell))\n");
        }
        for (int i = 0; i < CELLS; i++) {
            text.append("    (local.set $c").append(i).append(" (struct.new_default $cell))\n");
        }
        for (int i = 0; i < ACTS; i++) {
            text.append("    ").append(act()).append('\n');
        }
        for (var clear :
                new String[] {"(global.set $g (ref.null $k))", "(global.set $x (ref.null exn))"}) {
            if (random.nextBoolean()) {
                text.append("    ").append(clear).append('\n');
            }
        }
        if (below(4) > 0) {
            text.append("    (global.set $c (ref.null $cell))\n");
        }
        return text.append("  ))\n").toString();
    }
}
