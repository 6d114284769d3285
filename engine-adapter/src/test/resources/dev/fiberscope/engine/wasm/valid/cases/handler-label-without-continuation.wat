;; invalid 14:7 type mismatch: instruction requires concrete continuation reference type but label has [f64]: the clause for $ask brings the suspended continuation along, as the last one
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref $job)) (result i64)
    (block $asked (result f64)
      i32.const 1
      local.get $k
      resume $job (on $ask $asked)
      return)
    unreachable))
