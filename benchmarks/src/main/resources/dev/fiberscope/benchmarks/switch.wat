;; Ping-pong by switch: two stacks hand a number to each other until it is 0.
(module
  (rec
    (type $f (func (param i32 (ref null $k)) (result i32)))
    (type $k (cont $f)))
  (tag $turn (result i32))
  (elem declare func $player)
  (func $player (type $f)
    (local $n i32) (local $other (ref null $k))
    (local.set $n (local.get 0))
    (local.set $other (local.get 1))
    (loop $again
      (if (i32.eqz (local.get $n)) (then (return (i32.const 0))))
      (if (ref.is_null (local.get $other))
        (then (local.set $other (cont.new $k (ref.func $player)))))
      (switch $k $turn (i32.sub (local.get $n) (i32.const 1)) (local.get $other))
      (local.set $other)
      (local.set $n)
      (br $again))
    (unreachable))
  (func (export "run") (param $n i32) (result i32)
    (resume $k (on $turn switch)
      (local.get $n) (ref.null $k) (cont.new $k (ref.func $player)))))
