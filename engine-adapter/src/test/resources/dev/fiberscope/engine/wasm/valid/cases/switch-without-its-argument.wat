;; invalid 15:5 type mismatch: instruction requires [i32 (ref null $ball)] but stack has [(ref $ball)]: switch $ball $turn needs 2 operands and finds 1
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
  (func (param $k (ref $ball)) (result i32 (ref null $ball))
    local.get $k
    switch $ball $turn))
