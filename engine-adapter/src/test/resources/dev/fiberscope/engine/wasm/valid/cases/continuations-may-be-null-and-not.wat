;; valid
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref null $job)) (result i32)
    (block $none
      local.get $k
      br_on_null $none
      drop)
    local.get $k
    ref.as_non_null
    drop
    local.get $k
    ref.is_null))
