;; A tag may have results. They are what its suspend gives; a throw with it has none.
(module
  (type $f (func (result i32))) (type $k (cont $f))
  (type $g (func (param i64) (result i32))) (type $kg (cont $g))
  (tag $ask (param i32) (result i64))
  (elem declare func $asks)
  (func $asks (result i32)
    (i32.wrap_i64 (suspend $ask (i32.const 1))))
  (func (export "suspend") (result i32) (local $c (ref null $kg))
    (block $got (result i32 (ref $kg))
      (return (resume $k (on $ask $got) (cont.new $k (ref.func $asks)))))
    (local.set $c)
    (drop)
    (resume $kg (i64.const 77) (local.get $c)))
  (func (export "throw") (throw $ask (i32.const 5)))
  (func (export "throw and catch all") (result i32)
    (block $caught
      (try_table (catch_all $caught) (throw $ask (i32.const 5)))
      (return (i32.const 0)))
    (i32.const 1)))

(assert_return (invoke "suspend") (i32.const 77))
(assert_exception (invoke "throw"))
(assert_return (invoke "throw and catch all") (i32.const 1))
