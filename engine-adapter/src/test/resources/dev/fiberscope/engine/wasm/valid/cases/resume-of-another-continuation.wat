;; invalid 13:5 type mismatch: instruction requires [i32 (ref null $job)] but stack has [i32 (ref $waiting)]: resume $job needs (ref null $job) as operand 2 of 2, not (ref $waiting)
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref $waiting)) (result i64)
    i32.const 1
    local.get $k
    resume $job))
