;; Two tasks that switch to each other without the one that resumed them.
(module $ring
  (rec
    (type $body (func (param (ref null $task))))
    (type $task (cont $body)))
  (tag $turn)
  (elem declare func $ping $pong)

  (func $ping (type $body)
    (local $rounds i32)
    (local.set $rounds (i32.const 3))
    (loop $again
      (local.set 0 (switch $task $turn (ref.as_non_null (local.get 0))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds))))
  (func $pong (type $body)
    (loop $again
      (local.set 0 (switch $task $turn (ref.as_non_null (local.get 0))))
      (br $again)))

  (func $main (export "main")
    (resume $task (on $turn switch)
      (cont.new $task (ref.func $pong))
      (cont.new $task (ref.func $ping)))))
