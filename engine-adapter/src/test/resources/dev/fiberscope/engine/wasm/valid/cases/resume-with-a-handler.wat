;; valid
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref $job)) (result i64)
    (block $asked (result f64 (ref null $waiting))
      i32.const 1
      local.get $k
      resume $job (on $ask $asked)
      return)
    unreachable))
