(module $deep_recursion
  (type $body (func))
  (type $walk (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $reached (param i32))               ;; at a landmark: how deep the walk is
  (global $files (mut i32) (i32.const 0))  ;; what the walk has counted
  (elem declare func $twice)

  ;; Files in folder number $depth and all folders inside: 600 folders, one in the other, with two files each. Reports at
  ;; the innermost one, and on the way out at every 200th.
  (func $count (param $depth i32) (result i32)
    (local $inside i32)
    (if (i32.lt_u (local.get $depth) (i32.const 600))
      (then
        (local.set $inside (call $count (i32.add (local.get $depth) (i32.const 1))))))
    (if (i32.eqz (i32.rem_u (local.get $depth) (i32.const 200)))
      (then (suspend $reached (local.get $depth))))
    (i32.add (local.get $inside) (i32.const 2)))

  ;; Counts, and counts again.
  (func $twice
    (global.set $files (call $count (i32.const 1)))
    (global.set $files (i32.sub (global.get $files) (call $count (i32.const 1)))))

  ;; Runs the walk to its end, and prints where it was.
  (func $main
    (local $rest (ref null $walk))
    (local.set $rest (cont.new $walk (ref.func $twice)))
    (loop $more
      (block $at (result i32 (ref $walk))
        (resume $walk (on $reached $at) (local.get $rest))
        (call $print (global.get $files))          ;; 0: the same number twice
        (return))
      (local.set $rest)
      (call $print)
      (br $more)))

  (export "_start" (func $main)))
