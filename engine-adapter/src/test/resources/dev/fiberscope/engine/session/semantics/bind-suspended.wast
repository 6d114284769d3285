;; What is bound to a suspended continuation becomes the results of its suspend, in front of what resume gives.
(module
  (type $f (func (result i32))) (type $k (cont $f))
  (type $f2 (func (param i32 i32) (result i32))) (type $k2 (cont $f2))
  (type $f1 (func (param i32) (result i32))) (type $k1 (cont $f1))
  (tag $ask (result i32 i32))
  (elem declare func $asks)
  (func $asks (result i32)
    (i32.sub (suspend $ask)))
  (func $asking (result (ref $k2))
    (block $got (result (ref $k2))
      (resume $k (on $ask $got) (cont.new $k (ref.func $asks)))
      (unreachable)))
  (func (export "one bound, one given") (result i32)
    (resume $k1 (i32.const 8) (cont.bind $k2 $k1 (i32.const 50) (call $asking))))
  (func (export "bound one after the other") (result i32)
    (resume $k
      (cont.bind $k1 $k (i32.const 8)
        (cont.bind $k2 $k1 (i32.const 50) (call $asking))))))

(assert_return (invoke "one bound, one given") (i32.const 42))
(assert_return (invoke "bound one after the other") (i32.const 42))
