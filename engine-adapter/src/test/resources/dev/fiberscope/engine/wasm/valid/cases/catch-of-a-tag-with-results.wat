;; valid
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (result f64)
    (block $caught (result f64)
      (try_table (catch $ask $caught)
        f64.const 1
        throw $ask)
      unreachable)))
