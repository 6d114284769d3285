;; valid
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (type $long (func (param f64 i32) (result i64)))
  (type $longer (cont $long))
  (func (param $k (ref null $longer)) (result (ref $job))
    f64.const 1
    local.get $k
    cont.bind $longer $job)
  (func (param $k (ref $job)) (result (ref $job))
    local.get $k
    cont.bind $job $job))
