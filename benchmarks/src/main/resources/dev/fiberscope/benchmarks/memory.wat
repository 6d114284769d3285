;; Words of memory: n times a pass over 64 KiB that adds neighbours, as i32 and as i64.
(module
  (memory 2)
  (func (export "run") (param $n i32) (result i32)
    (local $at i32) (local $sum i32)
    (loop $pass
      (local.set $at (i32.const 0))
      (loop $next
        (i32.store
          (local.get $at)
          (i32.add
            (i32.add (i32.load (local.get $at)) (i32.load offset=4 (local.get $at)))
            (local.get $n)))
        (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
        (i64.store offset=65536
          (local.get $at)
          (i64.add (i64.load offset=65536 (local.get $at)) (i64.const 3)))
        (br_if $next
          (i32.lt_u
            (local.tee $at (i32.add (local.get $at) (i32.const 8)))
            (i32.const 65536))))
      (br_if $pass (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
