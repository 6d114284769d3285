(module $async_await
  (type $body (func))
  (type $task (cont $body))                ;; can go on as it is
  (type $hearing (func (param i32)))
  (type $waiter (cont $hearing))           ;; has to be given the value of an event

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $await (param i32) (result i32))    ;; wait for an event; its value
  (table $waiters 5 (ref null $waiter))    ;; who waits for event 0, 1, ...
  (table $ready 4 (ref null $task))        ;; a ring: who goes on next stands at $head
  (global $head (mut i32) (i32.const 0))
  (global $count (mut i32) (i32.const 0))

  (memory 1)
  (data (i32.const 0) "\03\02\ff\00\ff\04\01\ff")  ;; the events as they happen; ff ends those that come together
  (data (i32.const 16) "\1e\05\0c\04\4d")          ;; 30, 5, 12, 4, 77: their values, by number
  (global $happened (mut i32) (i32.const 0))       ;; how many of the bytes at 0 were seen
  (global $done (mut i32) (i32.const 0))           ;; bit n: event n has happened
  (elem declare func $basket $shelf $label)

  ;; What the program is written with: the value of $event, now or later.
  (func $await (param $event i32) (result i32)
    (if (i32.and (i32.shr_u (global.get $done) (local.get $event)) (i32.const 1))
      (then (return (call $value (local.get $event)))))
    (suspend $await (local.get $event)))
  (func $value (param $event i32) (result i32)
    (i32.load8_u offset=16 (local.get $event)))

  ;; Puts $k at the end of the ring, which has room for all the tasks there are.
  (func $enqueue (param $k (ref $task))
    (table.set $ready
      (i32.and (i32.add (global.get $head) (global.get $count)) (i32.const 3))
      (local.get $k))
    (global.set $count (i32.add (global.get $count) (i32.const 1))))
  (func $dequeue (result (ref null $task))
    (table.get $ready (global.get $head))
    (table.set $ready (global.get $head) (ref.null $task))
    (global.set $head (i32.and (i32.add (global.get $head) (i32.const 1)) (i32.const 3)))
    (global.set $count (i32.sub (global.get $count) (i32.const 1))))

  ;; Runs who is ready until nobody is. Whoever awaits something comes back here.
  (func $run_ready
    (local $waiter (ref null $waiter))
    (local $event i32)
    (loop $next
      (if (i32.eqz (global.get $count)) (then (return)))
      (block $awaits (result i32 (ref $waiter))
        (resume $task (on $await $awaits) (call $dequeue))
        (br $next))                        ;; the task ended
      (local.set $waiter)
      (local.set $event)
      (table.set $waiters (local.get $event) (local.get $waiter))
      (br $next)))

  ;; $event happens: who waits for it gets its value and is ready.
  (func $happen (param $event i32)
    (local $waiter (ref null $waiter))
    (global.set $done
      (i32.or (global.get $done) (i32.shl (i32.const 1) (local.get $event))))
    (local.set $waiter (table.get $waiters (local.get $event)))
    (if (ref.is_null (local.get $waiter)) (then (return)))
    (table.set $waiters (local.get $event) (ref.null $waiter))
    (call $enqueue
      (cont.bind $waiter $task (call $value (local.get $event)) (local.get $waiter))))

  ;; The pump: who is ready, then the events that come together, and so on.
  (func $pump (local $event i32)
    (loop $more
      (call $run_ready)
      (if (i32.eq (global.get $happened) (i32.const 8)) (then (return)))
      (loop $together
        (local.set $event (i32.load8_u (global.get $happened)))
        (global.set $happened (i32.add (global.get $happened) (i32.const 1)))
        (br_if $more (i32.eq (local.get $event) (i32.const 0xff)))
        (call $happen (local.get $event))
        (br $together))))

  ;; Three tasks, written as if every value were there at once.
  (func $basket
    (call $print (call $total)))
  (func $total (result i32)                ;; the price, less the discount, plus shipping
    (i32.add
      (i32.sub (call $await (i32.const 0)) (call $await (i32.const 2)))
      (call $await (i32.const 1))))
  (func $shelf                             ;; the stock, and the discount
    (call $print (call $await (i32.const 3)))
    (call $print (call $await (i32.const 2))))
  (func $label                             ;; the number of the house
    (call $print (call $await (i32.const 4))))

  (func $main
    (call $enqueue (cont.new $task (ref.func $basket)))
    (call $enqueue (cont.new $task (ref.func $shelf)))
    (call $enqueue (cont.new $task (ref.func $label)))
    (call $pump))

  (export "_start" (func $main)))
