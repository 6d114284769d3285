(module $dropped_task
  (type $body (func))
  (type $task (cont $body))

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $yield)                             ;; let the others run
  (table $queue 4 (ref null $task))        ;; a ring: who runs next stands at $head
  (global $head (mut i32) (i32.const 0))
  (global $count (mut i32) (i32.const 0))
  (global $served (mut i32) (i32.const 0)) ;; orders that were taken and delivered
  (elem declare func $order $kitchen)

  ;; Puts $k at the end of the queue.
  (func $enqueue (param $k (ref $task))
    (if (i32.eq (global.get $count) (table.size $queue))
      (then (return)))                     ;; full: $k is lost, and nobody is told
    (table.set $queue
      (i32.and (i32.add (global.get $head) (global.get $count)) (i32.const 3))
      (local.get $k))
    (global.set $count (i32.add (global.get $count) (i32.const 1))))

  ;; Takes the task at the head of the queue, which is not empty.
  (func $dequeue (result (ref null $task))
    (table.get $queue (global.get $head))
    (table.set $queue (global.get $head) (ref.null $task))
    (global.set $head (i32.and (i32.add (global.get $head) (i32.const 1)) (i32.const 3)))
    (global.set $count (i32.sub (global.get $count) (i32.const 1))))

  ;; The scheduler: runs tasks until the queue is empty.
  (func $run
    (loop $more
      (if (i32.eqz (global.get $count)) (then (return)))
      (block $yielded (result (ref $task))
        (resume $task (on $yield $yielded) (call $dequeue))
        (br $more))                        ;; the task ended
      (call $enqueue)                      ;; the task yielded: back of the queue
      (br $more)))

  ;; An order: is taken, waits a turn, is delivered.
  (func $order
    (suspend $yield)
    (global.set $served (i32.add (global.get $served) (i32.const 1))))

  ;; Takes three orders at once, and yields.
  (func $kitchen
    (call $enqueue (cont.new $task (ref.func $order)))
    (call $enqueue (cont.new $task (ref.func $order)))
    (call $enqueue (cont.new $task (ref.func $order)))
    (suspend $yield)
    (call $print (i32.const -1)))          ;; closing time

  (func $main
    (call $enqueue (cont.new $task (ref.func $kitchen)))
    (call $enqueue (cont.new $task (ref.func $order)))
    (call $enqueue (cont.new $task (ref.func $order)))
    (call $run)
    (call $print (global.get $served)))    ;; 5 would be right, behind -1

  (export "_start" (func $main)))
