;; Ping-pong by suspend and resume: a generator yields the numbers from n down, the caller adds them up.
(module
  (type $f (func (param i32)))
  (type $k (cont $f))
  (type $g (func))
  (type $next (cont $g))
  (tag $yield (param i32))
  (elem declare func $numbers)
  (func $numbers (param $n i32)
    (loop $again
      (suspend $yield (local.get $n))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "run") (param $n i32) (result i32)
    (local $sum i32) (local $generator (ref null $next))
    (local.set $generator
      (cont.bind $k $next (local.get $n) (cont.new $k (ref.func $numbers))))
    (loop $again
      (block $yielded (result i32 (ref $next))
        (resume $next (on $yield $yielded) (local.get $generator))
        (return (local.get $sum)))
      (local.set $generator)
      (local.set $sum (i32.add (local.get $sum)))
      (br $again))
    (unreachable)))
