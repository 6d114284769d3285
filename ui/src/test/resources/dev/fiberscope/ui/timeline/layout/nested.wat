;; A suspension that takes two stacks along, comes back bound, and is cancelled the second time.
(module $nested
  (type $job (func))
  (type $ready (cont $job))
  (type $told (func (param i32)))
  (type $asking (cont $told))
  (tag $log (param i32))
  (tag $ask (param i32) (result i32))
  (tag $cancelled)
  (elem declare func $middle $inner)

  (func $inner
    (suspend $log (i32.const 1))
    (suspend $log (suspend $ask (i32.const 20)))
    (drop (suspend $ask (i32.const 30))))
  (func $middle
    (local $k (ref $ready))
    (local.set $k (cont.new $ready (ref.func $inner)))
    (loop $each
      (block $logged (result i32 (ref $ready))
        (resume $ready (on $log $logged) (local.get $k))
        (return))
      (local.set $k) (drop)
      (br $each)))

  (func $main (export "main")
    (local $k (ref null $asking))
    (block $first (result i32 (ref $asking))
      (resume $ready (on $ask $first) (cont.new $ready (ref.func $middle)))
      (return))
    (local.set $k) (drop)
    (block $second (result i32 (ref $asking))
      (resume $ready (on $ask $second) (cont.bind $asking $ready (i32.const 200) (local.get $k)))
      (return))
    (local.set $k) (drop)
    (block $gone
      (try_table (catch $cancelled $gone)
        (resume_throw $asking $cancelled (local.get $k))))))
