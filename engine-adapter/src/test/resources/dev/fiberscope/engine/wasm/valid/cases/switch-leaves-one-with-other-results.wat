;; invalid 19:5 type mismatch: continuation left behind ends with [] but tag has [i64]: $left must be content with the results of $turn
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
  (type $lost (func))
  (type $left (cont $lost))
  (type $take (func (param (ref $left)) (result i64)))
  (type $taker (cont $take))
  (func (param $k (ref $taker))
    local.get $k
    switch $taker $turn))
