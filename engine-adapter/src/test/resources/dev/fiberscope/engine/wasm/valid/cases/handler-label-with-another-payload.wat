;; invalid 14:7 type mismatch: handler clause brings [f64] and a continuation but label has [i32 (ref $waiting)]: in front of the continuation the label takes the parameters of $ask
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref $job)) (result i64)
    (block $asked (result i32 (ref $waiting))
      i32.const 1
      local.get $k
      resume $job (on $ask $asked)
      return)
    unreachable))
