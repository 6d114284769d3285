;; invalid 14:5 type mismatch: non-empty tag result type [f32]: resume_throw throws $ask as an exception, and nothing comes back from one
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
    f64.const 1
    local.get $k
    resume_throw $job $ask))
