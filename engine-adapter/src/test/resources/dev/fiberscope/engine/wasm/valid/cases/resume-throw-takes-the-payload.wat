;; valid
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (tag $stop (param i32))
  (func (param $k (ref null $job)) (result i64)
    i32.const 1
    local.get $k
    resume_throw $job $stop)
  (func (param $k (ref $job)) (param $x exnref) (result i64)
    local.get $x
    local.get $k
    resume_throw_ref $job))
