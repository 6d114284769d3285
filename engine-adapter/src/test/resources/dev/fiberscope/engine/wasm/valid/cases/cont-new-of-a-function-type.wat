;; invalid 12:5 non-continuation type 0: $work is a function type
(module
  (type $work (func (param i32) (result i64)))
  (type $job (cont $work))
  (type $empty (func (result i64)))
  (type $bound (cont $empty))
  (type $back (func (param f32) (result i64)))
  (type $waiting (cont $back))
  (tag $ask (param f64) (result f32))
  (func (param $f (ref $work))
    local.get $f
    cont.new $work
    drop))
