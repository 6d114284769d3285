;; invalid 14:5 type mismatch: instruction requires [(ref null exn) (ref null $job)] but stack has [i32 (ref $job)]: resume_throw_ref $job needs (ref null exn) as operand 1 of 2, not i32
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
    resume_throw_ref $job))
