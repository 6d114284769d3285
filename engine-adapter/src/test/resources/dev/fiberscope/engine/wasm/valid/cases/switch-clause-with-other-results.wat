;; invalid 16:5 type mismatch: switch clause requires [i64] but tag has []: whichever continuation ends on this prompt gives the results of $nothing, so they are those of the resumed one
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
    resume $begun (on $nothing switch)))
