;; invalid 12:18 type mismatch: instruction requires [i32] but stack has [(ref $job)]: the end of the function needs i32, not (ref $job)
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (result i32)
    unreachable
    cont.new $job))
