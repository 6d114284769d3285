;; A function with locals besides its parameters calls itself in its place; its locals are zero again. Gives 42.
(module
  (func $p0 (export "p0") (result i32)
    (call $count (i32.const 3) (i32.const 0)))
  (func $count (param $left i32) (param $sum i32) (result i32) (local $own i32) (local $other i64)
    (if (i32.eqz (local.get $left))
      (then (return (i32.add (i32.mul (local.get $sum) (i32.const 7)) (local.get $own)))))
    (local.set $own (i32.add (local.get $own) (i32.const 2)))
    (return_call $count
      (i32.sub (local.get $left) (i32.const 1))
      (i32.add (local.get $sum) (local.get $own)))))
