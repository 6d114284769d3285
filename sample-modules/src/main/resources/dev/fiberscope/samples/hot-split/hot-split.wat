(module $hot_split
  (type $body (func))
  (type $task (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $done (param i32))                  ;; what the task has found out
  (global $depth (mut i32) (i32.const 0))  ;; how many calls deep the next task works
  (elem declare func $task)

  ;; The inner function, small and often called.
  (func $square (param $n i32) (result i32)
    (i32.mul (local.get $n) (local.get $n)))

  ;; The loop: 1 + 4 + 9 and so on up to 40 times 40, with a call each time round.
  (func $sum (result i32)
    (local $n i32)
    (local $sum i32)
    (loop $next
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (local.set $sum (i32.add (local.get $sum) (call $square (local.get $n))))
      (br_if $next (i32.lt_u (local.get $n) (i32.const 40))))
    (local.get $sum))

  ;; Calls itself $more times, and sums up there. Each call takes 64 bytes of the stack.
  (func $descend (param $more i32) (result i32)
    (if (result i32) (local.get $more)
      (then (call $descend (i32.sub (local.get $more) (i32.const 1))))
      (else (call $sum))))

  (func $task
    (suspend $done (call $descend (global.get $depth))))

  ;; Has a task do its work $calls deep, and prints what it says.
  (func $work (param $calls i32)
    (global.set $depth (local.get $calls))
    (block $said (result i32 (ref $task))
      (resume $task (on $done $said) (cont.new $task (ref.func $task)))
      (return))
    (resume $task)                         ;; to its end
    (call $print))

  (func $main
    (call $work (i32.const 20))            ;; all frames in the first segment
    (call $work (i32.const 60))            ;; $square alone is one too many
    (call $work (i32.const 61)))           ;; $sum is one too many, and takes $square with it

  (export "_start" (func $main)))
