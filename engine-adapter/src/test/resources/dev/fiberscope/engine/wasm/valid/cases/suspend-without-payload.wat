;; invalid 11:5 type mismatch: instruction requires [f64] but stack has []: suspend $ask needs 1 operand and finds none
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (result f32)
    suspend $ask))
