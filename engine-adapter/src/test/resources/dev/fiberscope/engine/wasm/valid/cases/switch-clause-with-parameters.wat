;; invalid 16:5 type mismatch in switch tag: $wrongly has parameters [i32], and a tag for switch has none
(module
  (rec
    (type $pass (func (param i32 (ref null $ball)) (result i64)))
    (type $ball (cont $pass)))
  (type $start (func (param i32) (result i64)))
  (type $begun (cont $start))
  (type $plain (func (result i64)))
  (type $alone (cont $plain))
  (tag $turn (result i64))
  (tag $wrongly (param i32) (result i64))
  (tag $nothing)
  (func (param $k (ref $begun)) (result i64)
    i32.const 1
    local.get $k
    resume $begun (on $wrongly switch)))
