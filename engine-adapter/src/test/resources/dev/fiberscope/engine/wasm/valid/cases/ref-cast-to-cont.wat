;; invalid 12:5 invalid cast: the type of a continuation cannot be tested at run time, so there is no cast to (ref null cont)
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k contref)
    local.get $k
    ref.cast contref
    drop))
