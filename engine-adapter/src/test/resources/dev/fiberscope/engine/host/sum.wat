;; A generator that tells the host each value, and a consumer that adds up what the host makes of it.
(module $sum
  (type $work (func (param i32)))
  (type $k (cont $work))
  (import "host" "seen" (func $seen (param i32 externref) (result i32)))
  (tag $yield (param i32))
  (memory (export "memory") 1)
  (global $count (export "count") (mut i32) (i32.const 0))
  (data (i32.const 16) "data of the module")
  (type $none (func))
  (type $go (cont $none))

  (func $generate (param $n i32)
    (loop $next
      (suspend $yield (local.get $n))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (local.get $n))))
  (elem declare func $generate)

  (func (export "plus") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))

  (func (export "sum") (param $n i32) (result i32)
    (local $sum i32)
    (local $rest (ref null $go))
    (local.set $rest (cont.bind $k $go (local.get $n) (cont.new $k (ref.func $generate))))
    (loop $next
      (block $yielded (result i32 (ref $go))
        (resume $go (on $yield $yielded) (local.get $rest))
        (return (local.get $sum)))
      (local.set $rest)
      (global.set $count (i32.add (global.get $count) (i32.const 1)))
      (call $seen (ref.null extern))
      (local.set $sum (i32.add (local.get $sum)))
      (br $next))
    (unreachable)))
