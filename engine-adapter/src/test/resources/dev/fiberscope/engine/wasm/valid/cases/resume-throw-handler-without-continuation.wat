;; invalid 14:5 type mismatch: instruction requires concrete continuation reference type but label has [i64]: the clause for $ask brings the suspended continuation along, as the last one
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (tag $stop (param i32))
  (func (param $k (ref $job)) (result i64)
    i32.const 1
    local.get $k
    resume_throw $job $stop (on $ask 0)))
