(module $pinned
  (type $body (func))
  (type $task (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $line)                              ;; a line is printed: let others run
  (elem declare func $shallow $deep)

  ;; Prints $n, $n - 1 and so on to 1, each from a call deeper, and has a turn after each.
  (func $count_down (param $n i32)
    (call $print (local.get $n))           ;; a host frame lies above all these
    (suspend $line)
    (if (i32.gt_u (local.get $n) (i32.const 1))
      (then (call $count_down (i32.sub (local.get $n) (i32.const 1))))))

  (func $shallow (call $count_down (i32.const 3)))
  (func $deep (call $count_down (i32.const 12)))

  ;; Gives $task turns until it ends.
  (func $run (param $task (ref null $task))
    (loop $more
      (block $again (result (ref $task))
        (resume $task (on $line $again) (local.get $task))
        (return))
      (local.set $task)
      (br $more)))

  (func $main
    (call $run (cont.new $task (ref.func $shallow)))
    (call $run (cont.new $task (ref.func $deep))))

  (export "_start" (func $main)))
