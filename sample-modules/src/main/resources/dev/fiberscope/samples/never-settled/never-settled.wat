(module $never_settled
  (type $body (func))
  (type $task (cont $body))
  (type $promise (struct
    (field $settled (mut i32))
    (field $value (mut i32))
    (field $waiter (mut (ref null $task)))))       ;; who goes on when it settles

  (import "spectest" "print_i32" (func $print (param i32)))

  (tag $await (param (ref $promise)))      ;; wait until the promise is settled
  (table $requests 4 (ref null $promise))  ;; sent, and not answered yet; by number
  (elem declare func $first $second $third)

  ;; Sends request $number; its answer is a promise.
  (func $send (param $number i32) (result (ref $promise))
    (local $promise (ref null $promise))
    (local.set $promise (struct.new_default $promise))
    (table.set $requests (local.get $number) (local.get $promise))
    (ref.as_non_null (local.get $promise)))

  ;; The value of $promise, when it has one.
  (func $await (param $promise (ref $promise)) (result i32)
    (if (i32.eqz (struct.get $promise $settled (local.get $promise)))
      (then (suspend $await (local.get $promise))))
    (struct.get $promise $value (local.get $promise)))

  ;; Three tasks, each with a request of its own.
  (func $first (call $print (call $await (call $send (i32.const 1)))))
  (func $second (call $print (call $await (call $send (i32.const 2)))))
  (func $third (call $print (call $await (call $send (i32.const 3)))))

  ;; Runs $task until it ends or awaits.
  (func $run (param $task (ref null $task))
    (local $promise (ref null $promise))
    (block $awaits (result (ref $promise) (ref $task))
      (resume $task (on $await $awaits) (local.get $task))
      (return))
    (local.set $task)
    (local.set $promise)
    (struct.set $promise $waiter (local.get $promise) (local.get $task)))

  ;; The answer to request $number is here: settles its promise, and runs who waits.
  (func $answer (param $number i32) (param $value i32)
    (local $promise (ref null $promise))
    (local.set $promise (table.get $requests (local.get $number)))
    (table.set $requests (local.get $number) (ref.null $promise))
    (struct.set $promise $settled (local.get $promise) (i32.const 1))
    (struct.set $promise $value (local.get $promise) (local.get $value))
    (call $run (struct.get $promise $waiter (local.get $promise))))

  ;; Request $number takes too long: nobody asks for its answer any more.
  (func $give_up (param $number i32)
    (table.set $requests (local.get $number) (ref.null $promise)))

  (func $main
    (call $run (cont.new $task (ref.func $first)))
    (call $run (cont.new $task (ref.func $second)))
    (call $run (cont.new $task (ref.func $third)))
    (call $answer (i32.const 1) (i32.const 42))
    (call $give_up (i32.const 2)))         ;; and the answer to request 3 never comes

  (export "_start" (func $main)))
