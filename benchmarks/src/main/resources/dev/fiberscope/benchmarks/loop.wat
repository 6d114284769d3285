;; Arithmetic on locals: a hash of the numbers below n.
(module
  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $hash i32)
    (loop $next
      (local.set $hash
        (i32.add
          (i32.mul (local.get $hash) (i32.const 31))
          (i32.xor (local.get $i) (i32.shr_u (local.get $hash) (i32.const 7)))))
      (br_if $next
        (i32.lt_u
          (local.tee $i (i32.add (local.get $i) (i32.const 1)))
          (local.get $n))))
    (local.get $hash)))
