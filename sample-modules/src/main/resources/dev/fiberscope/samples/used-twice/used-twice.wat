(module $used_twice
  (type $body (func))
  (type $task (cont $body))
  (type $reply (func (param i32)))
  (type $waiter (cont $reply))             ;; has to be given the reply to its request

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $ask (param i32) (result i32))      ;; the number of a request, and the reply
  (table $waiting 4 (ref null $waiter))    ;; who waits for the reply to request 0, 1, ...
  (table $timers 4 (ref null $waiter))     ;; who is to be woken when the time for it is over
  (elem declare func $order $weather)

  ;; A task with two requests, one after the other.
  (func $order
    (call $print (call $request (i32.const 0)))
    (call $print (call $request (i32.const 1))))
  ;; A task with one.
  (func $weather
    (call $print (call $request (i32.const 2))))
  (func $request (param $number i32) (result i32)
    (suspend $ask (local.get $number)))

  ;; Keeps $k for the reply, and once more for the case that none comes.
  (func $keep (param $number i32) (param $k (ref $waiter))
    (table.set $waiting (local.get $number) (local.get $k))
    (table.set $timers (local.get $number) (local.get $k)))

  (func $start (param $f (ref $body))
    (block $asks (result i32 (ref $waiter))
      (resume $task (on $ask $asks) (cont.new $task (local.get $f)))
      (return))                            ;; the task ended
    (call $keep))

  (func $wake (param $k (ref null $waiter)) (param $reply i32)
    (block $asks (result i32 (ref $waiter))
      (resume $waiter (on $ask $asks) (local.get $reply) (local.get $k))
      (return))                            ;; the task ended
    (call $keep))

  ;; The reply to a request is there.
  (func $replied (param $number i32) (param $reply i32)
    (local $k (ref null $waiter))
    (local.set $k (table.get $waiting (local.get $number)))
    (table.set $waiting (local.get $number) (ref.null $waiter))
    (call $wake (local.get $k) (local.get $reply)))

  ;; The time for a request is over.
  (func $expired (param $number i32)
    (local $k (ref null $waiter))
    (local.set $k (table.get $timers (local.get $number)))
    (table.set $timers (local.get $number) (ref.null $waiter))
    (if (ref.is_null (local.get $k)) (then (return)))
    (call $wake (local.get $k) (i32.const -1)))

  (func $main
    (call $start (ref.func $order))
    (call $start (ref.func $weather))
    (call $replied (i32.const 0) (i32.const 200))
    (call $expired (i32.const 2))          ;; no reply came: -1 is right
    (call $expired (i32.const 0))          ;; but here one came
    (call $replied (i32.const 1) (i32.const 201)))

  (export "_start" (func $main)))
