;; invalid 15:5 type mismatch: instruction requires concrete continuation reference type but $begun takes [i32]: switch hands the continuation it leaves to its target, as the last parameter
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
  (func (param $k (ref $begun))
    local.get $k
    switch $begun $turn))
