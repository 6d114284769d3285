;; n times a continuation is made, resumed, and returns at once.
(module
  (type $f (func (param i32) (result i32)))
  (type $k (cont $f))
  (elem declare func $increment)
  (func $increment (type $f) (i32.add (local.get 0) (i32.const 1)))
  (func (export "run") (param $n i32) (result i32)
    (local $x i32)
    (loop $again
      (local.set $x (resume $k (local.get $x) (cont.new $k (ref.func $increment))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $x)))
