(module $scheduler_suspend
  (type $body (func))
  (type $task (cont $body))

  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)
  (data (i32.const 16) "knead\nbake\nserve\nhot\ndown\nup\ntick\n")

  (tag $yield)                             ;; let the others run
  (table $queue 4 (ref null $task))        ;; a ring: who runs next stands at $head
  (global $head (mut i32) (i32.const 0))
  (global $waiting (mut i32) (i32.const 0))
  (elem declare func $baker $oven $walker $ticker)

  ;; Puts $k at the end of the queue, which has room for all the tasks there are.
  (func $enqueue (param $k (ref $task))
    (table.set $queue
      (i32.rem_u (i32.add (global.get $head) (global.get $waiting)) (table.size $queue))
      (local.get $k))
    (global.set $waiting (i32.add (global.get $waiting) (i32.const 1))))

  ;; Takes the task at the head of the queue; null when nobody waits.
  (func $dequeue (result (ref null $task))
    (local $slot i32)
    (if (i32.eqz (global.get $waiting)) (then (return (ref.null $task))))
    (local.set $slot (global.get $head))
    (global.set $head (i32.rem_u (i32.add (local.get $slot) (i32.const 1)) (table.size $queue)))
    (global.set $waiting (i32.sub (global.get $waiting) (i32.const 1)))
    (table.get $queue (local.get $slot))
    (table.set $queue (local.get $slot) (ref.null $task)))

  (func $spawn (param $f (ref $body))
    (call $enqueue (cont.new $task (local.get $f))))

  ;; The scheduler: every task comes back here, when it yields and when it ends.
  (func $run
    (local $next (ref null $task))
    (loop $more
      (local.set $next (call $dequeue))
      (if (ref.is_null (local.get $next)) (then (return)))
      (block $yielded (result (ref $task))
        (resume $task (on $yield $yielded) (local.get $next))
        (br $more))                        ;; the task ended
      (call $enqueue)                      ;; the task yielded: back of the queue
      (br $more)))

  ;; Writes the $length bytes at $text to standard output.
  (func $say (param $text i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $text))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))

  ;; Yields between the parts of its work, and spawns a task on the way.
  (func $baker
    (call $say (i32.const 16) (i32.const 6))       ;; knead
    (suspend $yield)
    (call $spawn (ref.func $oven))
    (call $say (i32.const 22) (i32.const 5))       ;; bake
    (suspend $yield)
    (call $say (i32.const 27) (i32.const 6)))      ;; serve

  ;; Never yields.
  (func $oven
    (call $say (i32.const 33) (i32.const 4)))      ;; hot

  ;; Yields from ever deeper calls.
  (func $walker
    (call $descend (i32.const 3)))
  (func $descend (param $floors i32)
    (if (i32.eqz (local.get $floors)) (then (return)))
    (call $say (i32.const 37) (i32.const 5))       ;; down
    (suspend $yield)
    (call $descend (i32.sub (local.get $floors) (i32.const 1)))
    (call $say (i32.const 42) (i32.const 3)))      ;; up

  ;; Yields from a loop.
  (func $ticker (local $left i32)
    (local.set $left (i32.const 3))
    (loop $again
      (call $say (i32.const 45) (i32.const 5))     ;; tick
      (suspend $yield)
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if $again (local.get $left))))

  (func $main
    (call $spawn (ref.func $baker))
    (call $spawn (ref.func $walker))
    (call $spawn (ref.func $ticker))
    (call $run))

  (export "_start" (func $main)))
