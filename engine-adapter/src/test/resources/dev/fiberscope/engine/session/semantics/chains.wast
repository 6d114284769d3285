;; $inner suspends past the prompt of $middle: both stacks leave as one continuation, and come back as one.
(module
  (type $f (func)) (type $k (cont $f))
  (tag $near) (tag $far)
  (global $log (mut i32) (i32.const 0))
  (elem declare func $inner $middle $elsewhere)
  (func $note (param $n i32)
    (global.set $log (i32.add (i32.mul (global.get $log) (i32.const 10)) (local.get $n))))
  (func $inner
    (call $note (i32.const 1))
    (suspend $far)
    (call $note (i32.const 3))
    (suspend $near)
    (unreachable))
  (func $middle
    (block $got (result (ref $k))
      (resume $k (on $near $got) (cont.new $k (ref.func $inner)))
      (unreachable))
    (drop)
    (call $note (i32.const 4)))
  (global $chain (mut (ref null $k)) (ref.null $k))
  (func $elsewhere
    (resume $k (global.get $chain))
    (call $note (i32.const 5)))

  (func (export "main") (result i32)
    (block $got (result (ref $k))
      (resume $k (on $far $got) (cont.new $k (ref.func $middle)))
      (unreachable))
    (global.set $chain)
    (call $note (i32.const 2))
    ;; Resumed on another stack: the prompt of $middle still is the nearest for $inner.
    (resume $k (cont.new $k (ref.func $elsewhere)))
    (global.get $log)))

(assert_return (invoke "main") (i32.const 12345))
