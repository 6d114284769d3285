;; invalid 12:5 type mismatch: continuation $waiting is [f32] -> [i64] but binding leaves [i32] -> [i64]: cont.bind takes the first 0 of $job and leaves the others to the new continuation
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $k (ref $job)) (result (ref $waiting))
    local.get $k
    cont.bind $job $waiting))
