;; invalid 15:5 type mismatch: continuation $other is [] -> [i32] but binding leaves [] -> [i64]: cont.bind takes the first 1 of $job and leaves the others to the new continuation
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (type $narrow (func (result i32)))
  (type $other (cont $narrow))
  (func (param $k (ref $job)) (result (ref $other))
    i32.const 1
    local.get $k
    cont.bind $job $other))
