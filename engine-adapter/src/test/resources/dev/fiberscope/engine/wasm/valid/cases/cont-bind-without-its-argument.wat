;; invalid 12:5 type mismatch: instruction requires [i32 (ref null $job)] but stack has [(ref $job)]: cont.bind $job $bound needs 2 operands and finds 1
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref $job)) (result (ref $bound))
    local.get $k
    cont.bind $job $bound))
