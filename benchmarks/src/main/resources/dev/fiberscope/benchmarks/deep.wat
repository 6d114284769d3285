;; A suspension that passes 20 prompts for another tag before one takes it; then the whole chain is resumed. n times.
(module
  (type $f (func (param i32 i32)))
  (type $k (cont $f))
  (type $g (func))
  (type $next (cont $g))
  (tag $far)
  (tag $other)
  (elem declare func $nested)
  (func $nested (param $depth i32) (param $n i32)
    (if (local.get $depth)
      (then
        (block $never (result (ref $next))
          (resume $k (on $other $never)
            (i32.sub (local.get $depth) (i32.const 1)) (local.get $n)
            (cont.new $k (ref.func $nested)))
          (return))
        (unreachable)))
    (loop $again
      (suspend $far)
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "run") (param $n i32) (result i32)
    (local $count i32) (local $all (ref null $next))
    (local.set $all
      (cont.bind $k $next (i32.const 20) (local.get $n) (cont.new $k (ref.func $nested))))
    (loop $again
      (block $taken (result (ref $next))
        (resume $next (on $far $taken) (local.get $all))
        (return (local.get $count)))
      (local.set $all)
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br $again))
    (unreachable)))
