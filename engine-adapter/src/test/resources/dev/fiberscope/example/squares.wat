(module $squares
  (type $work (func (param i32)))
  (type $task (cont $work))
  (type $nothing (func))
  (type $rest (cont $nothing))
  (import "host" "square" (func $square (param i32) (result i32)))
  (tag $yield (param i32))

  (func $count (param $n i32)
    (loop $next
      (suspend $yield (local.get $n))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $next (local.get $n))))
  (elem declare func $count)

  (func (export "times") (param i32 i32) (result i32)
    (i32.mul (local.get 0) (local.get 1)))

  (func (export "sum of squares") (param $n i32) (result i32)
    (local $generator (ref null $rest))
    (local $sum i32)
    (local.set $generator
      (cont.bind $task $rest (local.get $n) (cont.new $task (ref.func $count))))
    (loop $next
      (block $yielded (result i32 (ref $rest))
        (resume $rest (on $yield $yielded) (local.get $generator))
        (return (local.get $sum)))
      (local.set $generator)
      (call $square)
      (local.set $sum (i32.add (local.get $sum)))
      (br $next))
    (unreachable)))
